// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/language.hpp"

#include "schema/failure.hpp"
#include "schema/language_code.hpp"

namespace onrecord::indexer::program {

std::string language_of(const schema::Settings& settings) {
    std::string lang = settings.text("lang");
    if (lang.empty() || schema::is_language_code(lang)) return lang;
    const auto code = schema::language_code_of(lang);
    throw schema::Failure{schema::ExitStatus::Usage,
                          "'--lang' takes the code of a language (ISO 639-1), not '" + lang + "'." +
                              (code ? " Did you mean '" + *code + "'?" : " English is 'en'.")};
}

}  // namespace onrecord::indexer::program
