import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** What every object must say for itself: nothing is derived from the path of a construct. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string };
}

/**
 * An object exactly as given. The generated classes of cdk8s-plus-27 drop every field that Kubernetes 1.27 did
 * not have, without a word; the types of the Kubernetes client guard the fields instead:
 * `kubernetesObject<V1Service>(this, 'service', { … })`.
 */
export function kubernetesObject<T>(scope: Construct, id: string, manifest: T & ObjectIdentity): ApiObject {
  return new ApiObject(scope, id, manifest);
}
