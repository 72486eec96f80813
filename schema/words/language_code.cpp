// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/language_code.hpp"

#include "schema/analyzer.hpp"

#include <cstddef>
#include <span>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace onrecord::schema {
namespace {

/// ICU's list has the codes of three letters behind those of two.
std::span<const char* const> icu_codes() {
    const char* const* const codes = icu::Locale::getISOLanguages();
    std::size_t count = 0;
    while (codes[count] != nullptr) {
        ++count;
    }
    return {codes, count};
}

std::string name_in(const icu::Locale& language, const icu::Locale& spoken) {
    icu::UnicodeString name;
    language.getDisplayLanguage(spoken, name);
    std::string utf8;
    return fold(name.toUTF8String(utf8));
}

}  // namespace

bool is_language_code(std::string_view code) {
    if (code.size() != 2) return false;
    for (const char* const known : icu_codes()) {
        if (code == known) return true;
    }
    return false;
}

std::optional<std::string> language_code_of(std::string_view name) {
    const std::string wanted = fold(name);
    const std::string head = wanted.substr(0, wanted.find_first_of("-_"));
    if (is_language_code(head)) return head;
    for (const char* const code : icu_codes()) {
        if (std::string_view{code}.size() != 2) continue;
        const icu::Locale language{code};
        if (name_in(language, icu::Locale::getEnglish()) == wanted ||
            name_in(language, language) == wanted) {
            return std::string{code};
        }
    }
    return std::nullopt;
}

}  // namespace onrecord::schema
