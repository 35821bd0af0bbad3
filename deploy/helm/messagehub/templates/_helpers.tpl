{{/* What every object is labelled with. Given: the root. */}}
{{- define "messagehub.labels" -}}
app.kubernetes.io/part-of: messagehub
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The settings of all hosts. Given: the root. A change of them starts new pods, because its checksum stands in them. */}}
{{- define "messagehub.settings" -}}
MESSAGEHUB_SECRETS: /run/secrets/messagehub
MessageHub__Probes: http://0.0.0.0:8080
MessageHub__DrainTime: {{ .Values.drainTime | quote }}
{{- if .Values.otlp }}
MessageHub__Otlp: {{ .Values.otlp | quote }}
{{- end }}
{{- range $name, $value := .Values.settings }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Given for this and all below: name (of the host), values (its own), root. */}}
{{- define "messagehub.image" -}}
{{- if .root.Values.images.registry }}{{ .root.Values.images.registry }}/{{ end }}{{ .values.image.repository }}
{{- if .values.image.digest }}@{{ .values.image.digest }}{{ else }}:{{ .values.image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{/* Of a deployment: which pods are its own, and how one release takes over from another. */}}
{{- define "messagehub.deployment" -}}
revisionHistoryLimit: 5
strategy:
  # A new pod is ready before an old one goes.
  rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
selector:
  matchLabels: {app.kubernetes.io/name: {{ .name }}}
{{- end }}

{{/* Of the template of a pod. */}}
{{- define "messagehub.metadata" -}}
labels:
  app.kubernetes.io/name: {{ .name }}
  {{- include "messagehub.labels" .root | nindent 2 }}
annotations:
  checksum/settings: {{ include "messagehub.settings" .root | sha256sum }}
{{- end }}

{{/* Of a pod: everything but its container and its volumes. */}}
{{- define "messagehub.pod" -}}
serviceAccountName: messagehub
automountServiceAccountToken: false
enableServiceLinks: false
{{- if .root.Values.images.pullSecrets }}
imagePullSecrets:
  {{- range $secret := .root.Values.images.pullSecrets }}
  - name: {{ $secret }}
  {{- end }}
{{- end }}
# Longer than DrainTime and preStop together.
terminationGracePeriodSeconds: {{ .root.Values.gracePeriod }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1654
  runAsGroup: 1654
  fsGroup: 1654
  seccompProfile: {type: RuntimeDefault}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {app.kubernetes.io/name: {{ .name }}}
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {app.kubernetes.io/name: {{ .name }}}
{{- end }}

{{/* Of a container: image, what it may do, how it is asked how it is, what it needs. */}}
{{- define "messagehub.container" -}}
image: {{ include "messagehub.image" . | quote }}
imagePullPolicy: {{ .root.Values.images.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
# The first pod of a new release brings the database up to date, under a lock; the others wait here.
startupProbe:
  httpGet: {path: /health/startup, port: probes}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 120
livenessProbe:
  httpGet: {path: /health/live, port: probes}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /health/ready, port: probes}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
resources:
  {{- toYaml .values.resources | nindent 2 }}
{{- end }}

{{/* Settings of one host, as entries of env. */}}
{{- define "messagehub.environment" -}}
{{- range $name, $value := .values.settings }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* The folders that a host writes in. Nothing that has to stay: that is in the database and the broker. */}}
{{- define "messagehub.folders" -}}
- name: data
  emptyDir: {sizeLimit: 256Mi}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- end }}

{{/* Pods of a host are never all taken away at once. */}}
{{- define "messagehub.budget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  labels:
    app.kubernetes.io/name: {{ .name }}
    {{- include "messagehub.labels" .root | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {app.kubernetes.io/name: {{ .name }}}
{{- end }}

{{/* The host ends TLS itself; what stands in front passes TCP through, or speaks https to it. */}}
{{- define "messagehub.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels:
    app.kubernetes.io/name: {{ .name }}
    {{- include "messagehub.labels" .root | nindent 4 }}
  {{- if .values.service.annotations }}
  annotations:
    {{- toYaml .values.service.annotations | nindent 4 }}
  {{- end }}
spec:
  type: {{ .values.service.type }}
  selector: {app.kubernetes.io/name: {{ .name }}}
  ports:
    - {name: https, port: 443, targetPort: https}
{{- end }}
