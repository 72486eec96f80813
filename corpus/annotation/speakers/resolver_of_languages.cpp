// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/names/slavic_cases.hpp"
#include "corpus/annotation/speakers/german_resolver.hpp"
#include "corpus/annotation/speakers/resolver.hpp"

#include <algorithm>

// What the resolver does by language, before and behind the ways of English.
namespace onrecord::corpus::annotation {

namespace {

// "Василя Демчука" is on no list, "Василь" is.
bool has_forename(const Lexicon& lexicon, std::string_view name) {
    const std::string first = lowered(name.substr(0, name.find(' ')));
    const WordClasses forenames = WordClass::Male | WordClass::Female | WordClass::Forename;
    return name.find(' ') != std::string_view::npos &&
           lexicon.find(hash_of(first)).classes.has(forenames);
}

bool ends_like_woman(std::string_view name) {
    const std::string_view first = name.substr(0, name.find(' '));
    return first.ends_with("а") || first.ends_with("я");
}

}  // namespace

Resolution SpeakerResolver::resolve(const EntryReading& entry,
                                    const TextReading& text,
                                    const Source& source,
                                    const LastSpeaker& before) const {
    Resolution found;
    const std::string_view lang = text.reading.lexicon->lang();
    if (lang == "de") {
        found.speaker = GermanResolver{authority_, cast_}.speaker(text, entry.number, source);
        found.basis = found.speaker.empty() ? Basis::Nothing : Basis::Name;
        found.is_attested = true;  // it names nobody else
        return found;
    }
    const Where where{entry, text, found, before};
    if (lang != "en" && !may_be_name(where, source)) return found;
    found.speaker = any_speaker(where, source);
    const bool is_genitive = (lang == "uk" || lang == "ru") && source.cue &&
                             text.told.is(*source.cue, WordClass::According);
    if (is_genitive) {
        found.speaker = nominative_of(found.speaker, lang);
        // "адвоката Петра Чугунова Майи Лозинской": two names side by side.
        constexpr std::ptrdiff_t most_blanks = 2;
        const auto blanks = std::count(found.speaker.begin(), found.speaker.end(), ' ');
        if (blanks > most_blanks) found.speaker.clear();
        found.is_attested = found.is_attested || has_forename(*text.reading.lexicon, found.speaker);
    }
    // "Адвокат Петра Чугунова": a subject stands in the nominative, so it is another's name.
    const bool is_woman =  // "Зоряна Білик сказала"
        source.cue && text.reading.word(text.told.items[*source.cue].token).ends_with("ла") &&
        ends_like_woman(found.speaker);
    const bool is_oblique = (lang == "uk" || lang == "ru") && !is_genitive && !is_woman &&
                            !has_forename(*text.reading.lexicon, found.speaker) &&
                            has_forename(*text.reading.lexicon, nominative_of(found.speaker, lang));
    if (is_oblique) found.speaker.clear();
    if (found.speaker.empty()) found.basis = Basis::Nothing;
    return found;
}

// The first word of a sentence is a capital anyway. Where the common words of a language are not
// known as well as those of English, it is a name only beside a verb of speech or with a forename.
bool SpeakerResolver::may_be_name(const Where& where, const Source& source) const {
    const Narration& told = where.text.told;
    const std::uint32_t first = source.head.begin;
    if (!told.token(first).is_capital || (first > 0 && told.is_word(first - 1))) return true;
    if (source.cue &&
        told.is(*source.cue, WordClass::Said | WordClass::Held | WordClass::According)) {
        return true;
    }
    const TokenRange tokens{told.items[first].token, told.items[source.head.end - 1].token + 1};
    return std::any_of(where.text.names.begin(), where.text.names.end(), [&](const auto& name) {
        const bool is_known = name.person != Cast::nobody && cast_.person(name.person).is_sure;
        const bool stands_in = name.tokens.begin >= tokens.begin && name.tokens.end <= tokens.end;
        return stands_in && (is_known || name.kind == NameKind::Titled);
    });
}

}  // namespace onrecord::corpus::annotation
