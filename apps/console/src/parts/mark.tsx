import {
  IconArrowRight,
  IconBan,
  IconCheck,
  IconCopy,
  IconFlask,
  IconHandStop,
  IconReplace,
  IconX,
} from '../icons/icons';
import type { Icon } from '../icons/make-icon';
import type { IconName, StateWord } from '../words/states';
import styles from './mark.module.css';

const icons: Readonly<Record<IconName, Icon>> = {
  done: IconCheck,
  wait: IconHandStop,
  fail: IconX,
  run: IconArrowRight,
  copy: IconCopy,
  off: IconBan,
  lab: IconFlask,
  swap: IconReplace,
};

/** A state by its word and an icon; the colour only repeats what they say. */
export function Mark({ is }: { readonly is: StateWord }) {
  const Shape = icons[is.icon];
  return (
    <span className={`${styles['mark']} ${styles[is.tone]}`}>
      <Shape size={15} stroke={2} aria-hidden />
      {is.word}
    </span>
  );
}
