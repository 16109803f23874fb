/** Display settings: theme, type, contrast and the plain view, kept in the browser. A classic script that may run at any time. */
(() => {
  const KEY = 'biaogan.display';
  const root = document.documentElement;
  const NAMES = ['theme', 'text', 'contrast', 'plain'] as const;
  type Settings = Partial<Record<(typeof NAMES)[number], string>>;

  const read = (): Settings => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
      return typeof kept === 'object' && kept !== null ? (kept as Settings) : {};
    } catch {
      return {};
    }
  };
  const keep = (settings: Settings): void => {
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Without storage the settings hold for this page.
    }
  };
  const apply = (settings: Settings): void => {
    for (const name of NAMES) {
      const value = settings[name];
      if (typeof value === 'string' && value !== 'auto') root.dataset[name] = value;
      else delete root.dataset[name];
    }
  };

  const settings = read();
  apply(settings);
  root.dataset.script = '';

  const wire = (): void => {
    const details = document.querySelector<HTMLDetailsElement>('[data-display]');
    const form = details?.querySelector('form');
    if (details == null || form == null) return;
    for (const input of form.querySelectorAll('input')) {
      const kept = settings[input.name as keyof Settings];
      if (input.type === 'radio') input.checked = input.value === (kept ?? 'auto');
      else input.checked = input.value === kept;
    }
    form.addEventListener('change', () => {
      const data = new FormData(form);
      for (const name of NAMES) {
        const value = data.get(name);
        if (typeof value === 'string') settings[name] = value;
        else delete settings[name];
      }
      apply(settings);
      keep(settings);
    });
    document.addEventListener('click', (event) => {
      if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
    });
    details.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !details.open) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', wire);
  else wire();
})();
