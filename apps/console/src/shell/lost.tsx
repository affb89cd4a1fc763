import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';

export function Lost() {
  return (
    <Page title="Not here">
      <Empty title="There is no page at this address.">
        <p>The link may be old, or a letter of it is missing.</p>
        <Link to="/">Go to what waits</Link>
      </Empty>
    </Page>
  );
}
