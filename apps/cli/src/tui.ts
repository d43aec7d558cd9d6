export { runTui } from '@aluco/tui';
