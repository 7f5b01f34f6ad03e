import {
  autocompletion,
  type Completion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { keywordCompletionSource, schemaCompletionSource, sql } from '@codemirror/lang-sql'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'
import type { SqlTable } from '../../workers/protocol/sql'
import { duckdb, FUNCTIONS } from './dialect'
import { sqlStore, writeText } from './sql-state'
import { sqlWords as words } from './words'

const setMark = StateEffect.define<{ from: number; to: number } | null>()
const markField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = transaction.docChanged ? Decoration.none : marks
    for (const effect of transaction.effects) {
      if (!effect.is(setMark)) continue
      now = effect.value
        ? Decoration.set([Decoration.mark({ class: 'cm-wrong' }).range(effect.value.from, effect.value.to)])
        : Decoration.none
    }
    return now
  },
  provide: (field) => EditorView.decorations.from(field),
})

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--warn)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--kind-3)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--kind-4)' },
])

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--text)', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '10px 0' },
  '&.cm-focused': { outline: 'none' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--surface-2) 60%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--surface-3)', color: 'inherit' },
  '.cm-wrong': { textDecoration: 'underline wavy var(--bad)', backgroundColor: 'var(--bad-soft)' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-2)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow-2)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit', opacity: '0.75' },
})

const functions: Completion[] = FUNCTIONS.map((label) => ({ label, type: 'function', apply: `${label}(` }))

function language(tables: readonly SqlTable[]) {
  const schema = Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      columns.map(
        (column): Completion => ({ label: column.name, type: 'property', detail: column.type.toLowerCase(), boost: 2 }),
      ),
    ]),
  )
  return [
    sql({ dialect: duckdb }),
    autocompletion({
      icons: false,
      interactionDelay: 30,
      override: [
        schemaCompletionSource({ dialect: duckdb, schema, defaultTable: 'lines' }),
        keywordCompletionSource(duckdb, true, (label, type) => ({ label, type, boost: -1 })),
        (context) => {
          const word = context.matchBefore(/[a-z_]\w*/i)
          if (!word || (word.from === word.to && !context.explicit)) return null
          return { from: word.from, options: functions, validFor: /^\w*$/ }
        },
      ],
    }),
  ]
}

/** The text of the statement. It is there once, in the store; what is typed goes there and what others write comes from there. */
export function Editor({
  tables,
  wrong,
  onRun,
}: {
  tables: readonly SqlTable[]
  /** Where the statement that failed went wrong, from one. */
  wrong: { line: number; column: number } | null
  onRun(): void
}) {
  const holder = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const schema = useRef(new Compartment())
  const run = useRef(onRun)
  run.current = onRun

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes comes by effects of its own.
  useEffect(() => {
    const made = new EditorView({
      parent: holder.current!,
      state: EditorState.create({
        doc: sqlStore.getState().text,
        extensions: [
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  run.current()
                  return true
                },
              },
            ]),
          ),
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          placeholder(words.placeholder),
          schema.current.of(language(tables)),
          syntaxHighlighting(colours),
          markField,
          theme,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': words.editor, spellcheck: 'false', autocapitalize: 'off' }),
          // Tab is not among them: it leads out of the text, as it does everywhere else.
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) writeText(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    const stop = sqlStore.subscribe(({ text, running }, before) => {
      if (running && !before.running) closeCompletion(made)
      if (text === made.state.doc.toString()) return
      made.dispatch({
        changes: { from: 0, to: made.state.doc.length, insert: text },
        selection: { anchor: text.length },
      })
    })
    return () => {
      stop()
      made.destroy()
    }
  }, [])

  useEffect(() => {
    view.current?.dispatch({ effects: schema.current.reconfigure(language(tables)) })
  }, [tables])

  useEffect(() => {
    const made = view.current
    if (!made) return
    const { doc } = made.state
    if (!wrong || wrong.line < 1 || wrong.line > doc.lines) {
      made.dispatch({ effects: setMark.of(null) })
      return
    }
    const line = doc.line(wrong.line)
    const from = Math.min(line.from + Math.max(0, wrong.column - 1), line.to)
    const word = /^(?:[\p{L}\p{N}_]+|"[^"]*"|'[^']*'|.)/u.exec(doc.sliceString(from, line.to))?.[0] ?? ''
    if (word === '') return
    made.dispatch({ effects: setMark.of({ from, to: from + word.length }) })
  }, [wrong])

  return <div ref={holder} style={{ height: '100%' }} />
}
