import * as z from 'zod';
import { email } from '../fields/email';
import { host } from '../fields/host';
import { annotations, labels, nodeSelector } from '../fields/labels';
import { bytes } from '../fields/quantity';
import { containerResources } from '../fields/resources';
import { text } from '../fields/text';
import { tolerations } from '../fields/tolerations';
import { version } from '../fields/version';

const displayName = text(() => undefined, {
  description: 'the name for people; default: the name of the file',
  examples: ['Acme Corporation'],
})
  .min(1)
  .max(100);

/** The shape of `clients/<env>/…/<client>.yaml`: the only definition. */
export const clientSchema = z
  .strictObject({
    adminEmail: email("the client's first administrator, who gets the invitation"),
    displayName: displayName.optional(),
    state: z.enum(['active', 'suspended', 'retired']).optional().meta({
      description:
        'active (default); suspended: no pods and no route, data kept; retired: nothing but the namespace and the data',
    }),
    channel: z.enum(['stable', 'canary']).optional().meta({
      description: 'whose version the client gets; the environment maps channels to versions; default: stable',
    }),
    version: version("a version of its own, instead of a channel's").optional(),
    extraHosts: z
      .array(host('a host name'))
      .max(20)
      .optional()
      .meta({ description: 'host names beside <client>.<domain>' }),
    storage: z
      .strictObject({
        size: bytes('the size of the volume; it cannot be changed in place').optional(),
      })
      .optional()
      .meta({ description: "the volume with the client's data" }),
    resources: containerResources.optional(),
    nodeSelector: nodeSelector('labels of the nodes that the pod may run on').optional(),
    tolerations: tolerations.optional(),
    labels: labels("labels on the client's objects and pod").optional(),
    annotations: annotations("annotations on the client's StatefulSet and pod").optional(),
  })
  .meta({ title: 'mira-gitops client', description: 'one client: clients/<env>/<client>.yaml' });

/** A client file as written. */
export type ClientFile = z.output<typeof clientSchema>;
