import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries';

/** The file as it came, for who may see prices; what names bank accounts the gateway gives to whom it may. */
export function Download({ file }: { readonly file: string }) {
  const { data } = useQuery(sessionQuery);
  if (!data?.prices) return <span>holds prices</span>;
  return (
    <a href={`/api/files/${file}/content`} download>
      Download
    </a>
  );
}
