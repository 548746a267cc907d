import * as z from 'zod';
import { host } from '../fields/host';
import { labels } from '../fields/labels';
import { objectName } from '../fields/name';
import { KUBERNETES_VERSIONS } from '../upstream/kubernetes';
import { clientSettings } from './client-settings';
import { engineGroup } from './engine-group';
import { limits } from './limits';
import { mira } from './mira';

/** The shape of `environments/<env>.yaml`: the only definition. */
export const environmentSchema = z
  .strictObject({
    // a client's name and a dot, at most 41 characters, come before it
    domain: host('the domain that clients live under: <client>.<domain>', 253 - 41),
    kubernetesVersion: z.enum(KUBERNETES_VERSIONS).meta({
      description: 'the minor version of the cluster; in quotes, since 1.30 without is the number 1.3',
    }),
    labels: labels('labels on every object of the environment').optional(),
    platformHosts: z
      .array(host('a host name'))
      .optional()
      .meta({ description: "host names that are the platform's own, and that no client may have" }),
    limits: limits.optional(),
    clients: clientSettings.optional(),
    mira: mira.optional(),
    engines: z
      .record(objectName('the name of the group', 40), engineGroup)
      .optional()
      .meta({ description: 'groups of QIX engines, by name' }),
  })
  .meta({ title: 'mira-gitops environment', description: 'one cluster: environments/<env>.yaml' });

/** An environment file as written. */
export type EnvironmentFile = z.output<typeof environmentSchema>;
