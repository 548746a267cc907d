import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { SourceDocument } from '../../source/parse';
import type { EnvironmentFile } from '../schema';

/** A check of what the schema cannot say: fields that depend on one another. */
export type EnvironmentRule = (file: EnvironmentFile, document: SourceDocument) => Diagnostic[];
