import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: deep water. */
const quay: MantineColorsTuple = [
  '#e9f4f8',
  '#d3e7ef',
  '#a6d0e0',
  '#76b7d0',
  '#4f9fbf',
  '#2f86a9',
  '#24718f',
  '#1f5f7a',
  '#1a4f66',
  '#123b4d',
];

export const theme = createTheme({
  primaryColor: 'quay',
  primaryShade: { light: 7, dark: 6 },
  colors: { quay },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  // Locking the scroll would put a style element into the page that the policy does not allow.
  components: {
    Modal: { defaultProps: { lockScroll: false } },
    // As it comes, its button has no name and its text is too pale.
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close the message' } },
      styles: { description: { color: 'var(--text)' } },
    },
  },
});
