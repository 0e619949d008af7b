export { books } from './books/books.ts'
