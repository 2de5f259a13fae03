"""The ground floor: database, errors, doors, forms, languages, security. It knows no domain."""
