import {schemaTypes} from '../../schemas/index.ts'
import type {BuiltArticle, ConversionSettings, Message, SanityDocument} from '../types.ts'
import {inspectImages} from '../write/images/inspectImages.ts'
import {createComplaintLocator} from './createComplaintLocator.ts'
import {describeComplaint} from './describeComplaint.ts'
import {loadStudioRules, type Complaint} from './loadStudioRules.ts'
import {toImported} from './toImported.ts'

/** Checks articles one by one. */
export interface ArticleChecker {
  /** What could not be checked in any article. */
  messages: Message[]
  /** Finds what an import and the Studio would have to say about an article, besides what its conversion said. */
  check(built: BuiltArticle): Promise<Message[]>
}

/** What articles are checked against. */
export interface CheckerOptions {
  /** What the articles were converted with; nothing set by default. */
  convert?: ConversionSettings
}

/**
 * Makes a checker with the rules of the content model, as the Studio runs them; see {@link loadStudioRules}.
 *
 * @param options - See {@link CheckerOptions}.
 */
export async function createArticleChecker({convert = {}}: CheckerOptions = {}): Promise<ArticleChecker> {
  const rules = await loadStudioRules(schemaTypes)
  if ('message' in rules) return {messages: [rules.message], check: checkImages}

  /** Documents that articles share, such as a category, by id: equal ids are equal documents. */
  const shared = new Map<string, Promise<Complaint[]>>()
  const validateShared = (document: SanityDocument): Promise<Complaint[]> => {
    const known = shared.get(document._id) ?? rules.validate(document)
    shared.set(document._id, known)
    return known
  }

  const checkRules = async (built: BuiltArticle): Promise<Message[]> => {
    const locate = createComplaintLocator(built.source, convert)
    const article = toImported(built)
    const own = (await rules.validate(article)).map((complaint) =>
      describeComplaint(complaint, article, locate(complaint.path)),
    )
    const related = built.related.map(async (document) =>
      (await validateShared(document)).map((complaint) =>
        describeComplaint(complaint, document, locate([document._type])),
      ),
    )
    return [...own, ...(await Promise.all(related)).flat()]
  }
  return {
    messages: [],
    check: async (built) => [...(await checkImages(built)), ...(await checkRules(built))],
  }
}

/** Only what is on this machine; images on the web are not fetched. */
async function checkImages(built: BuiltArticle): Promise<Message[]> {
  return (await inspectImages(built)).map(({message}) => message)
}
