import { useId } from 'react'
import type { Settings } from '../../preload/contract/settings.ts'
import styles from './panels.module.css'
import { say } from './messages.ts'

export interface TemplateFieldProps {
  readonly template: string
  readonly onChange: (patch: Partial<Settings>) => Promise<void>
}

/** How annotations are written as Markdown. The library refuses what it does not understand and says where. */
export function TemplateField({ template, onChange }: TemplateFieldProps) {
  const help = useId()
  return (
    <label className={styles['template']}>
      {say('Template of Markdown')}
      <textarea
        rows={6}
        spellCheck={false}
        defaultValue={template}
        placeholder={say('Empty: title, key and link, then a list of quotes with page, colour and comment')}
        aria-describedby={help}
        onBlur={event => event.target.value !== template && void onChange({ annotationTemplate: event.target.value })}
      />
      <small id={help}>
        {say('Of a paper:')}{' '}
        <code>{'{{title}} {{key}} {{authors}} {{year}} {{venue}} {{paperLink}} {{note}} {{takeaway}} {{count}}'}</code>
        {say('. Between')} <code>{'{{#annotations}}'}</code> {say('and')} <code>{'{{/annotations}}'}</code>
        {say(', of each annotation:')}{' '}
        <code>{'{{text}} {{comment}} {{page}} {{color}} {{type}} {{link}} {{author}} {{created}}'}</code>.{' '}
        <code>{'{{#name}}…{{/name}}'}</code> {say('stands where there is one,')} <code>{'{{^name}}…{{/name}}'}</code>{' '}
        {say('where there is none.')}
      </small>
    </label>
  )
}
