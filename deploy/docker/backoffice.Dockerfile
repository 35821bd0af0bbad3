# Pages that show what was rejected and why, and what waits for a person.
# Build from the root of the checkout: docker build -f deploy/docker/backoffice.Dockerfile -t messagehub/backoffice:0.1.0 .
# deploy/check.sh plays the first stage without an engine, line by line as it stands here.

FROM mcr.microsoft.com/dotnet/sdk:10.0.403-noble AS build
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY schemas/ schemas/
COPY deploy/demo/ deploy/demo/
COPY src/ src/
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore src/MessageHub.Backoffice --runtime linux-x64 -p:PublishReadyToRun=true --locked-mode
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore src/MessageHub.Probe --runtime linux-x64 -p:PublishReadyToRun=true --locked-mode
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish src/MessageHub.Backoffice --configuration Release --runtime linux-x64 --no-restore --no-self-contained --output /out/app
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish src/MessageHub.Probe --configuration Release --runtime linux-x64 --no-restore --no-self-contained --output /out/probe
RUN mkdir -p /out/data

# Chiselled: no shell, no package manager. "extra" for its time zones: a day of the standard is a day in Amsterdam.
FROM mcr.microsoft.com/dotnet/aspnet:10.0.15-noble-chiseled-extra
ARG REVISION=unknown
LABEL org.opencontainers.image.title="MessageHub backoffice" \
      org.opencontainers.image.description="Pages that show what was rejected and why, and what waits for a person." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.licenses="EUPL-1.2" \
      org.opencontainers.image.vendor="MessageHub"
COPY --from=build /out/app /app
COPY --from=build /out/probe /probe
# A new volume takes the owner of the folder it is mounted on.
COPY --from=build --chown=1654:1654 /out/data /data
# The base image sets a port for every web program; here each program says itself where it listens.
ENV ASPNETCORE_HTTP_PORTS="" \
    MASSTRANSIT_USAGE_TELEMETRY=false \
    DOTNET_EnableDiagnostics=0
WORKDIR /data
USER 1654:1654
EXPOSE 8090 8443 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "/app/MessageHub.Backoffice.dll"]
