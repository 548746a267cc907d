import * as z from 'zod';
import { CLIENT_CONTAINERS } from '../upstream/client-products';
import { bytes, cpu } from './quantity';

const amounts = (description: string) =>
  z
    .strictObject({
      cpu: cpu('CPU, in cores or thousandths of a core').optional(),
      memory: bytes('memory, in bytes').optional(),
      'ephemeral-storage': bytes('disk space of the container outside of volumes, in bytes').optional(),
    })
    .meta({ description });

/** `resources` of a container, all of it optional: what is missing comes from the level above. */
export const resources = z
  .strictObject({
    requests: amounts('what the scheduler sets aside').optional(),
    limits: amounts('what the container may use at most').optional(),
  })
  .meta({
    description:
      'CPU, memory and disk space of a container; https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  });

/** `resources` by container, for the containers of any product; which of them there are is a rule. */
export const containerResources = z
  .strictObject(Object.fromEntries(CLIENT_CONTAINERS.map((container) => [container, resources.optional()])))
  .meta({ description: 'resources by container (ciso-assistant: backend, huey, frontend; mira: mira)' });

/** Amounts by resource name. */
export type Amounts = z.output<ReturnType<typeof amounts>>;

/** Requests and limits, as far as somebody has set them. */
export type Resources = z.output<typeof resources>;
