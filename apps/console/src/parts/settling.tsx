import { Alert, Button, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import type { Settlement } from '../api/choose';
import type { Shapes } from '../api/client';
import { Loading } from './loading';
import styles from './settling.module.css';

interface Props {
  readonly preview: Shapes['Preview'] | undefined;
  readonly error: Error | null;
  readonly settlement: Settlement;
  readonly onChange: (settlement: Settlement) => void;
}

/** Each difference with what can be meant by it, and below what the choices together change in Odoo. */
export function Settling({ preview, error, settlement, onChange }: Props) {
  if (error) {
    return (
      <Alert color="yellow" title="What this changes cannot be shown">
        {error.message}
      </Alert>
    );
  }
  if (!preview) return <Loading rows={2} height={48} />;
  const open = preview.differences.filter((each) => !each.withinTolerance || each.ways.length > 1);
  // Cancelling the order is never meant by taking everything into it.
  const takable = open.filter((each) => each.ways.includes('take') && each.about !== 'cancellation');
  const all = (way: Shapes['Way']) =>
    onChange({ ...settlement, ...Object.fromEntries(takable.map((each) => [each.key, way])) });
  return (
    <Stack gap="sm">
      {takable.length > 1 ? <All count={takable.length} onChoose={all} /> : null}
      {open.slice(0, shown).map((each) => (
        <Difference key={each.key} difference={each} onChoose={(way) => onChange({ ...settlement, [each.key]: way })} />
      ))}
      {open.length > shown ? (
        <Text size="sm" c="dimmed">
          {open.length - shown} more are not shown here: they go the way that is chosen for all, or stay as they are.
        </Text>
      ) : null}
      {preview.holds === null ? <Changes effects={preview.effects} /> : <Holds reason={preview.holds} />}
      {preview.warnings.map((each) => (
        <Alert key={each} color="yellow" title="Odoo would refuse this">
          {each}
        </Alert>
      ))}
    </Stack>
  );
}

/** So many differences are shown one by one. */
const shown = 200;

/** One choice for all that can be taken. */
function All({ count, onChoose }: { readonly count: number; readonly onChoose: (way: Shapes['Way']) => void }) {
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={() => onChoose('take')}>
        Take all {count}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onChoose('leave')}>
        Leave all as they are
      </Button>
    </Group>
  );
}

function Holds({ reason }: { readonly reason: string }) {
  return (
    <Alert color="yellow" title="It would be held again">
      {reason}
    </Alert>
  );
}

function Difference({
  difference,
  onChoose,
}: {
  readonly difference: Shapes['Preview']['differences'][number];
  readonly onChoose: (way: Shapes['Way']) => void;
}) {
  const { message, ways, way, about } = difference;
  return (
    <div className={styles['difference']}>
      <Text size="sm">{message}</Text>
      {ways.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={message}
          value={way ?? 'leave'}
          onChange={(value) => onChoose(ways.find((each) => each === value) ?? 'leave')}
          data={ways.toReversed().map((each) => ({ value: each, label: wayWords[about][each] }))}
        />
      ) : (
        <Text size="xs" c="dimmed">
          {onlyWay[about]}
        </Text>
      )}
    </div>
  );
}

type About = Shapes['Preview']['differences'][number]['about'];

const attach = 'Attach to that bill';
const wayWords: Readonly<Record<About, Readonly<Record<Shapes['Way'], string>>>> = {
  order: { leave: 'Leave the order as it is', take: 'Take into the order', attach },
  cancellation: { leave: 'Leave the order as it is', take: 'Cancel the order', attach },
  'price-list': { leave: 'Leave the price list as it is', take: 'Take into the price list', attach },
  bill: { leave: 'Make a bill of its own', take: attach, attach },
};

/** Where there is nothing to choose. */
const onlyWay: Readonly<Record<About, string>> = {
  order: 'There is nothing to take into the order.',
  cancellation: 'The order cannot be cancelled.',
  'price-list': 'There is nothing to take into the price list.',
  bill: 'The document is attached to it, and no second bill is made.',
};

/** The same plan that is delivered: what has no lines to show is named by its title. */
function Changes({ effects }: { readonly effects: Shapes['Preview']['effects'] }) {
  if (effects.length === 0) return <Text size="sm">Nothing changes in Odoo: it has all of this already.</Text>;
  return (
    <section aria-label="Changes in Odoo" className={styles['changes']}>
      <Text size="sm" fw={600}>
        This changes in Odoo
      </Text>
      <List size="sm" spacing={2}>
        {effects.map(({ title, changes }) => (
          <List.Item key={title}>
            {title}
            {changes.length > 0 ? (
              <List size="sm" withPadding>
                {changes.map((each) => (
                  <List.Item key={each}>{each}</List.Item>
                ))}
              </List>
            ) : null}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
