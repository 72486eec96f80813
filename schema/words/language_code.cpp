// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/language_code.hpp"

#include "schema/analyzer.hpp"

#include <cstddef>
#include <functional>
#include <map>
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

/// Each language's name in English and in itself, folded. Of two with one name the first counts.
std::map<std::string, std::string, std::less<>> codes_by_name() {
    std::map<std::string, std::string, std::less<>> codes;
    for (const char* const code : icu_codes()) {
        if (std::string_view{code}.size() != 2) continue;
        const icu::Locale language{code};
        codes.try_emplace(name_in(language, icu::Locale::getEnglish()), code);
        codes.try_emplace(name_in(language, language), code);
    }
    return codes;
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
    // Asked for each Entry of an import, so that ICU must not be.
    static const std::map<std::string, std::string, std::less<>> codes = codes_by_name();
    const auto found = codes.find(wanted);
    return found == codes.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace onrecord::schema
