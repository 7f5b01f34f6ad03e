import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { expect, expectAccessible, test } from './fixtures'

test('a question leaves as notebooks for Spark, and its result as a table', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid').locator('[data-position]').nth(3)).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Notebooks for Spark/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Take it to Spark' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'gold_rules' })).toBeVisible()
  await expect(dialog.getByText('Nothing. Every row and every column is equal.')).toBeVisible()
  await expectAccessible(page)

  await dialog.getByLabel('Catalog').fill('My Catalog')
  await expect(dialog.getByText('Small letters, digits and _')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Download the project' })).toBeDisabled()
  await dialog.getByLabel('Catalog').fill('retail')
  await expect(dialog.getByText('databricks schemas create basketeer retail')).toBeVisible()

  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download the project' }).click()
  const files = unzipSync(await readFile(await (await download).path()))
  const [folder] = Object.keys(files)[0]!.split('/')
  expect(Object.keys(files).map((name) => name.slice(folder!.length + 1))).toEqual([
    'notebooks/bronze_lines.py',
    'notebooks/silver_merge.py',
    'notebooks/gold_rules.py',
    'workflow.json',
    'databricks.yml',
    'pipeline_spec.md',
    'README.md',
    'recipe.json',
  ])
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('.py')) expect(Buffer.from(bytes).toString()).toMatch(/^# Databricks notebook source\n/)
  }

  await dialog.getByLabel('Files of the project').click()
  await page.getByRole('option', { name: 'notebooks/gold_rules.py' }).click()
  await expect(dialog.getByRole('region', { name: 'notebooks/gold_rules.py' })).toContainText('ASKED')

  const result = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'This result as a Delta table' }).click()
  const table = unzipSync(await readFile(await (await result).path()))
  expect(Object.keys(table)).toEqual(['table_rules/data/table_rules.parquet', 'table_rules/notebooks/table_rules.py'])
  await page.setViewportSize({ width: 390, height: 800 })
  await expect(dialog.getByRole('button', { name: 'Download the project' })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
