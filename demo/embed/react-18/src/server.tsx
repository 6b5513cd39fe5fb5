import { renderToString } from 'react-dom/server';
import { App } from './App';

/** What a site that renders on its server puts into `#react-18-shop`. */
export const render = (path: string) => renderToString(<App isResult={path.endsWith('/result')} />);
