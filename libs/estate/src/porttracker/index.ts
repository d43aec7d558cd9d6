export { type CellTest, type ColumnKind, compileFilter } from './filter.ts';
