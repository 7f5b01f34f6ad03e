import type { SparkCell } from '../../analyses/on-spark'

const CELL = '\n\n# COMMAND ----------\n\n'
/** Databricks compares the whole first line. */
const FIRST = '# Databricks notebook source'
const LONGEST_TEXT = 400

const UNWRITTEN = /[\p{Cc}\u2028\u2029\ufeff]+/gu

/** What people wrote, as Markdown shows it: one line, with no sign that means anything. */
export const plainWords = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replace(UNWRITTEN, ' ')
    .replace(/[\\`*_{}[\]<>#|&$~]/g, '\\$&')

const magic = (says: string) =>
  ['%md', ...says.split('\n')].map((line) => `# MAGIC ${line.replace(UNWRITTEN, ' ')}`.trimEnd()).join('\n')

/** A notebook in the source format of Databricks, which is a Python file as well. */
export const notebook = (cells: readonly SparkCell[]): string =>
  `${FIRST}\n${cells.map((cell) => ('says' in cell ? magic(cell.says) : cell.python.trim())).join(CELL)}\n`
