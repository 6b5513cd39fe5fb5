import { hydrateRoot } from 'react-dom/client';
import { App } from './App';

// The tag is there from the server on; its script may come before this one, after it, or in it.
const root = document.getElementById('react-18-shop') as HTMLElement;
hydrateRoot(root, <App isResult={location.pathname.endsWith('/result')} />);
