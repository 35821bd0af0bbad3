# Speaks StUF-GGk with the hub of the gemeenten, over mutual TLS.
# Build from the root of the checkout: docker build -f deploy/docker/gateway.Dockerfile -t messagehub/gateway:0.1.0 .
# deploy/check.sh plays the first stage without an engine, line by line as it stands here.

FROM mcr.microsoft.com/dotnet/sdk:10.0.403-noble AS build
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY schemas/ schemas/
COPY deploy/demo/ deploy/demo/
COPY src/ src/
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore src/MessageHub.Gateway --runtime linux-x64 -p:PublishReadyToRun=true --locked-mode
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore src/MessageHub.Probe --runtime linux-x64 -p:PublishReadyToRun=true --locked-mode
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish src/MessageHub.Gateway --configuration Release --runtime linux-x64 --no-restore --no-self-contained --output /out/app
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish src/MessageHub.Probe --configuration Release --runtime linux-x64 --no-restore --no-self-contained --output /out/probe
RUN mkdir -p /out/data

# Chiselled: no shell, no package manager. "extra" for its time zones: a day of the standard is a day in Amsterdam.
FROM mcr.microsoft.com/dotnet/aspnet:10.0.15-noble-chiseled-extra
ARG REVISION=unknown
LABEL org.opencontainers.image.title="MessageHub gateway" \
      org.opencontainers.image.description="Speaks StUF-GGk with the hub of the gemeenten, over mutual TLS." \
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
EXPOSE 8443 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "/app/MessageHub.Gateway.dll"]
