/** The namespace of Mira and its engines where the environment does not name one. */
export const QLIK_NAMESPACE = 'qlik';
