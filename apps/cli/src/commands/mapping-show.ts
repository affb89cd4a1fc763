import { compileMapping, type DescribedField, describeMapping } from '@quayside/mapping';
import { must } from '@quayside/std';
import { mappingFile, notUsable, mappingUse } from '../mapping-files.js';
import { print, printJson, withExitCode } from '../output.js';

interface Options {
  readonly release?: string;
  readonly partner?: string;
  readonly json?: true;
  readonly program?: true;
}

/** Shows a mapping as it is in effect: each field, where it stands and what its codes mean; or what it was compiled to. */
export async function showMapping(name: string, options: Options): Promise<void> {
  await withExitCode(async () => {
    const file = mappingFile(name);
    const { options: parts } = await mappingUse(file, options);
    const { mapping, findings } = compileMapping(file.source, parts);
    if (!mapping) throw notUsable(name, [...findings]);
    if (options.program) {
      for (const line of mapping.program()) print(line);
      return 0;
    }
    const described = must(describeMapping(file.source, parts));
    if (options.json) {
      printJson({ mapping: name, release: parts.release, documents: mapping.documents, ...described });
      return 0;
    }
    const { fields, tables, write, ignore } = described;
    const by = options.partner === undefined ? '' : `, as ${options.partner} has it`;
    print(`${name}: ${mapping.documents.join(', ')}${parts.release ? `, release ${parts.release}` : ''}${by}\n`);
    printTable(['field', 'where it stands', 'codes'], fields.map(fieldCells));
    section('tables', tables);
    section('written besides', write);
    section('left out', ignore);
    return 0;
  });
}

function fieldCells({ field, where, codes }: DescribedField): string[] {
  return [field, where, codes];
}

function section(title: string, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return;
  print();
  printTable(
    [title, ''],
    rows.map((row) => [...row]),
  );
}

// The last column may be as long as it likes; the others give way, so that it still stands below its title.
function printTable(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = titles.map((title, i) =>
    Math.min(48, Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  print(line(titles));
  print(line(widths.slice(0, -1).map((width) => '-'.repeat(width))));
  for (const row of rows) print(line(row));
}
