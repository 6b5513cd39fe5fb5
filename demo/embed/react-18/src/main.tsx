import 'iamport-elements/react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const root = document.getElementById('react-18-shop') as HTMLElement;
createRoot(root).render(<App isResult={location.pathname.endsWith('/result')} />);
