import { useStores } from '../stores/use-stores.tsx'
import { say } from './messages.ts'
import type { SettingsProps } from './look-settings.tsx'
import { Option, OptionGroup } from './setting-option.tsx'
import { TemplateField } from './template-field.tsx'

const COLORS = ['yellow', 'green', 'blue', 'purple', 'red'] as const
const COLOR_NAMES = {
  yellow: say('Yellow'),
  green: say('Green'),
  blue: say('Blue'),
  purple: say('Purple'),
  red: say('Red'),
} as const

/** What colours mean, and what annotations look like elsewhere. */
export function AnnotationSettings({ settings, change }: SettingsProps) {
  const { settings: store } = useStores()
  return (
    <>
      <OptionGroup title={say('What the highlight colours mean')}>
        {COLORS.map(color => (
          <Option key={color} name={COLOR_NAMES[color]}>
            <input
              type="text"
              defaultValue={settings.colorNames[color]}
              onBlur={event =>
                event.target.value.trim() !== '' &&
                change({ colorNames: { ...settings.colorNames, [color]: event.target.value.trim() } })
              }
            />
          </Option>
        ))}
      </OptionGroup>
      <OptionGroup title={say('Annotations that leave the library')}>
        <Option
          name={say('My name')}
          about={say('Whose annotations those in exported PDFs are; “Offprint” where it is empty')}
        >
          <input
            type="text"
            defaultValue={settings.authorName}
            onBlur={event => change({ authorName: event.target.value.trim() })}
          />
        </Option>
        <TemplateField template={settings.annotationTemplate} onChange={store.change} />
      </OptionGroup>
    </>
  )
}
