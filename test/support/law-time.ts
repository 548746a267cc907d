import fc from 'fast-check';

/** How long a law may be looked at, in milliseconds: to find the smallest of large examples that break it could take hours. */
const LIMIT = 120_000;

fc.installGlobalPlugin(fc.interruptAfterTimeLimit(LIMIT, { failOnInterrupt: true }));
