import { documentJsonSchema, documentSchemas, isDocumentType } from '@quayside/canonical';
import { mappingJsonSchema } from '@quayside/mapping';
import { profileJsonSchema, vanJsonSchema } from '@quayside/partners';
import { printJson, UsageError, withExitCode } from '../output.js';

/** Prints the JSON Schema of a canonical document, of a profile (a partner's, or a VAN's), or of a mapping. */
export async function schema(type: string): Promise<void> {
  await withExitCode(() => {
    if (type === 'profile') printJson(profileJsonSchema());
    else if (type === 'van') printJson(vanJsonSchema());
    else if (type === 'mapping') printJson(mappingJsonSchema());
    else if (isDocumentType(type)) printJson(documentJsonSchema(type));
    else
      throw new UsageError(
        `there is no type "${type}": there are ${[...Object.keys(documentSchemas), 'profile', 'van', 'mapping'].join(', ')}`,
      );
    return 0;
  });
}
