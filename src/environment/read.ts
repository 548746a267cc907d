import { error, type Outcome, outcome } from '../diagnostics/diagnostic';
import { show } from '../diagnostics/printable';
import { parse } from '../source/parse';
import type { SourceFile } from '../source/source-file';
import { validate } from '../source/validate';
import type { Environment } from './environment';
import { resolveEnvironment } from './resolve';
import { ENVIRONMENT_RULES } from './rules/all';
import { environmentSchema } from './schema';

const NAME = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;

/** One file of `environments/`, checked and with every default filled in. */
export function readEnvironment(file: SourceFile): Outcome<Environment> {
  const source = file.path;
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
  if (!NAME.test(name)) {
    const help = 'lower case letters, digits and "-", beginning with a letter, at most 40';
    return {
      diagnostics: [error({ source }, 'environment/invalid-name', `${show(name)} is not an environment name`, help)],
    };
  }
  const document = parse(file);
  if (!document.value) return { diagnostics: document.diagnostics };
  const settings = validate(document.value, environmentSchema, 'environment');
  if (!settings.value) return { diagnostics: settings.diagnostics };
  const { value } = settings;
  const found = ENVIRONMENT_RULES.flatMap((rule) => (document.value ? rule(value, document.value) : []));
  return outcome(resolveEnvironment(value, name, source), found);
}
