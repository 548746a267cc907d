import * as z from 'zod';

const removals = z
  .strictObject({
    clients: z.int().min(0).max(100_000).optional().meta({ description: 'so many clients; default: 3' }),
    percent: z.number().min(0).max(100).optional().meta({ description: 'so many in a hundred of them; default: 1' }),
  })
  .meta({ description: 'how many clients one change may remove: as many as the larger of the two allows' });

/** What a change of an environment may do without somebody saying so. */
export const limits = z
  .strictObject({ removals: removals.optional() })
  .meta({ description: 'what one change may do: more is refused by mira plan and mira check' });
