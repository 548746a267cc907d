import type { ClusterView } from '../classify/rule';

/** A view that notes whether somebody looked. */
export interface Watched extends ClusterView {
  wasAsked: boolean;
}

/** The same view, watched. */
export function watched(view: ClusterView): Watched {
  const asked = <T>(answer: T): T => {
    it.wasAsked = true;
    return answer;
  };
  const it: Watched = {
    wasAsked: false,
    mentioning: (side, ...texts) => asked(view.mentioning(side, ...texts)),
    only: (side, kind) => asked(view.only(side, kind)),
  };
  return it;
}
