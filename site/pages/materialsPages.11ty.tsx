import { MaterialItems } from '../components/MaterialItems.tsx'
import type { MaterialsPage } from '../page-models/materials.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('materials', Materials)

function Materials({ model }: { model: MaterialsPage }) {
  const { t } = model.frame
  return (
    <div class="narrow">
      <h1>{model.heading}</h1>
      {model.items.length === 0 ? <p>{t.nothingYet}</p> : <MaterialItems items={model.items} t={t} />}
    </div>
  )
}
