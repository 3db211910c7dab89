const colour = name => ({ default: `var(--ac-${name})`, subtle: `var(--ac-${name}-subtle)` });
const foreground = {
  default: colour('ink'), dark: colour('ink'), light: colour('muted'), accent: colour('accent'),
  good: colour('good'), warning: colour('warning'), attention: colour('attention'),
};
const style = name => ({
  backgroundColor: `var(--ac-bg-${name})`, borderColor: `var(--ac-line-${name})`, foregroundColors: foreground,
});

// Colours are custom properties, so that light and dark change without drawing a card again.
export const hostConfig = headingLevel => ({
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12.5, default: 14.5, medium: 16, large: 19, extraLarge: 23 },
  fontWeights: { lighter: 300, default: 400, bolder: 620 },
  lineHeights: { small: 18, default: 21, medium: 23, large: 26, extraLarge: 30 },
  spacing: { small: 4, default: 8, medium: 12, large: 18, extraLarge: 26, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 40, medium: 80, large: 160 },
  textBlock: { headingLevel },
  containerStyles: {
    default: { ...style('default'), backgroundColor: 'transparent' },
    emphasis: style('emphasis'), accent: style('accent'),
    good: style('good'), attention: style('attention'), warning: style('warning'),
  },
  actions: {
    maxActions: 12, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 10, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { color: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 160 },
    value: { color: 'default', weight: 'default', wrap: true }, spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
  },
});
