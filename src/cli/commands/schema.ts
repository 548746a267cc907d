import { writeFile } from '../../io/create-file';
import { jsonSchemas } from '../../schemas';
import type { Context, ExitCode } from '../context';
import { type CommonOptions, rootOf } from '../options';

/** `mira schema`: writes the JSON Schemas of the input files into schemas/. */
export function schemaCommand(context: Context, options: CommonOptions): ExitCode {
  for (const { path, text } of jsonSchemas()) {
    writeFile(rootOf(context, options), path, text);
    context.err(`${path} written\n`);
  }
  return 0;
}
