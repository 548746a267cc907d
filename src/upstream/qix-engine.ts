import type { ContainerResources } from './client-product';

/** The Qlik Associative Engine (closed source; core.qlik.com, docs/services/qix-engine). */

/** Since 2018-04; before, qlikea/engine. The tag `latest` was never published. */
export const ENGINE_IMAGE = 'docker.io/qlikcore/engine';

/** The newest release (2021-07). */
export const ENGINE_VERSION = '12.1016.0';

/** QIX websocket, REST API and health. */
export const ENGINE_API_PORT = 9076;

/** Prometheus metrics; a port of its own because the values are sensitive. */
export const ENGINE_METRICS_PORT = 9090;

/** uid and gid of the image. */
export const ENGINE_USER = 1910;

/** What Mira and the Nomad example poll. */
export const ENGINE_LIVENESS_PATH = '/healthcheck';

/** What core-document-synchronization uses as readiness probe. */
export const ENGINE_READINESS_PATH = '/health';

/** Mira's discovery looks for the key, whatever the value; null would delete the label on server-side apply. */
export const DISCOVERY_LABEL = 'qix-engine';

/** Overrides the API port that Mira assumes (9076). */
export const API_PORT_LABEL = 'qix-engine-api-port';

/** Overrides the metrics port that Mira assumes (9090). */
export const METRICS_PORT_LABEL = 'qix-engine-metrics-port';

/** The name that a Service port must have for Mira 0.0.1, and by which clients find the engine. */
export const QIX_PORT_NAME = 'qix';

/**
 * Documents live in memory: set it to what yours need. Qlik gives no figures for Kubernetes; its Nomad example
 * reserves 500 MHz and 256 MB (core-orchestration, nomad/engine.nomad).
 */
export const ENGINE_RESOURCES: ContainerResources = {
  requests: { cpu: '500m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
  limits: { cpu: '2', memory: '2Gi', 'ephemeral-storage': '2Gi' },
};
