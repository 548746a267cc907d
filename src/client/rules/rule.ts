import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { ClientSettings, Environment } from '../../environment/environment';
import type { SourceDocument } from '../../source/parse';
import type { ClientFile } from '../schema';

/** What a rule about one client looks at. */
export interface ClientRuleContext {
  readonly file: ClientFile;
  readonly document: SourceDocument;
  readonly environment: Environment;
  readonly settings: ClientSettings;
}

/** A check of one client that the schema cannot make: fields that depend on one another or on the environment. */
export type ClientRule = (context: ClientRuleContext) => Diagnostic[];
