// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/leaf.hpp"

#include "schema/address.hpp"
#include "schema/country.hpp"
#include "schema/language_code.hpp"
#include "schema/topic.hpp"
#include "searcher/parsing/date_reading.hpp"
#include "searcher/parsing/joined_words.hpp"
#include "searcher/parsing/other_names.hpp"
#include "searcher/parsing/suggestion.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::FieldId;
using schema::Severity;

constexpr std::string_view range_mark = "..";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::size_t letter_count(std::string_view form) {
    return static_cast<std::size_t>(std::ranges::count_if(
        form, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

Query leaf(QueryKind kind, FieldId field, std::vector<std::string> words) {
    Query query;
    query.kind = kind;
    query.field = field;
    query.words = std::move(words);
    return query;
}

/// How a Field with a vocabulary of its own reads a value.
std::optional<std::string> code_of(FieldId field, std::string_view typed) {
    std::optional<std::string_view> code;
    if (field == FieldId::Country || field == FieldId::Focus) code = schema::find_country(typed);
    if (field == FieldId::Topic) code = schema::find_topic(typed);
    return code ? std::optional<std::string>{*code} : std::nullopt;
}

/// The values of Fields that have few.
struct KnownValue {
    FieldId field;
    std::string_view value;
};
constexpr KnownValue known_values[] = {
    {FieldId::Is, schema::edited_value},
    {FieldId::Kind, "outlet"},
    {FieldId::Kind, "primary"},
};

/// `https://www.harbour.example/live` and `harbour.example` are one site.
std::string site_of(std::string_view typed) {
    const std::string host = schema::host_of(typed);
    return host.empty() ? schema::fold(typed) : host;
}

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/// An address without its scheme, as browsers show it: `harbour.example/live/bridge`.
bool is_page(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string_view host = text.substr(0, slash);
    const std::size_t point = host.rfind('.');
    if (slash == std::string_view::npos || point == std::string_view::npos || point == 0 ||
        slash + 1 == text.size()) {
        return false;
    }
    const std::string_view last = host.substr(point + 1);
    return last.size() > 1 && std::ranges::all_of(last, is_letter) &&
           host.find_first_of("@,;'") == std::string_view::npos;
}

/// `harbor~2` is the word before it: a wave and figures ask other engines for near words.
std::string_view without_wave(std::string_view text) {
    const std::size_t wave = text.rfind('~');
    const bool is_fuzzy = wave != std::string_view::npos && wave > 0 &&
                          std::ranges::all_of(text.substr(wave + 1),
                                              [](char byte) { return byte >= '0' && byte <= '9'; });
    return is_fuzzy ? text.substr(0, wave) : text;
}

/// What other engines' marks in one word ask for, and how that is written here; empty for none.
std::string foreign_marks(std::string_view text) {
    const std::size_t sign = text.find_first_of("<>=");
    if (sign != std::string_view::npos && sign > 0) {
        const std::string_view name = text.substr(0, sign);
        if (schema::find_field(name) || find_other_name(name)) {
            return "A field has a colon: " + std::string{name} +
                   ":VALUE; of dates, since:DATE and before:DATE.";
        }
    }
    if (without_wave(text).size() < text.size())
        return "'~' has no meaning here: near words are offered when nothing is found.";
    const std::size_t mark = text.find('?');
    const bool is_within = mark != std::string_view::npos && mark > 0 && mark + 1 < text.size() &&
                           is_letter(text[mark - 1]) && is_letter(text[mark + 1]);
    if (is_within) return "'?' stands for no letter here; a '*' at the end does, as in zel*.";
    return {};
}

bool has_codes(FieldId field) {
    return field == FieldId::Country || field == FieldId::Focus || field == FieldId::Topic;
}

std::string nearest_code(FieldId field, std::string_view typed) {
    Nearest nearest{schema::fold(typed)};
    if (field == FieldId::Topic) {
        for (const schema::Topic& topic : schema::topics()) {
            nearest.offer(schema::fold(topic.name), topic.name);
        }
    } else {
        for (const schema::Country& country : schema::countries()) {
            nearest.offer(schema::fold(country.name), country.name);
        }
    }
    return nearest.question();
}

}  // namespace

LeafReader::LeafReader(const QueryLimits& limits, schema::Instant now, Problems& problems)
    : limits_{limits},
      now_{now},
      problems_{problems} {}

void LeafReader::complain(std::size_t offset, std::string reason, Severity severity) const {
    problems_.push_back({std::move(reason), {}, offset, severity});
}

std::optional<Query> LeafReader::read(const Token& token, FieldId field) const {
    std::optional<Query> read = leaf_of(token, field);
    if (!read) return read;
    read->place = {token.offset, token.whole.size()};
    return read;
}

std::optional<Query> LeafReader::leaf_of(const Token& token, FieldId field) const {
    switch (schema::field(field).match) {
        case schema::Match::Exact:
            return value(token, field);
        case schema::Match::Period:
            return date(token);
        case schema::Match::Words:
            break;
    }
    return words(token, field);
}

std::vector<std::string> LeafReader::forms(std::string_view text) const {
    std::vector<std::string> forms;
    for (schema::Word& word : analyzer_.read(text, {})) {
        forms.push_back(std::move(word.form));
    }
    return forms;
}

std::optional<Query> LeafReader::words(const Token& token, FieldId field) const {
    const bool is_quoted = token.kind == TokenKind::Quoted;
    const std::string_view address = trimmed(token.text);
    const bool is_pasted_address =
        schema::is_address(address) || (!is_quoted && is_page(token.text));
    if (field == FieldId::Text && is_pasted_address) return value(token, FieldId::Url);
    if (!is_quoted && token.text == "*") return Query{};
    if (!is_quoted && token.text.find('*') != std::string_view::npos) return wildcard(token, field);
    if (const std::string told = is_quoted ? "" : foreign_marks(token.text); !told.empty()) {
        complain(token.offset, told + " It was read as words of the text.", Severity::Warning);
    }
    std::vector<std::string> read = forms(is_quoted ? token.text : without_wave(token.text));
    if (read.empty()) {
        const std::string reason = is_quoted ? "There are no words between these quotation marks."
                                             : "There is no word in " + in_quotes(token.text) + '.';
        complain(token.offset, reason + " It was left out.", Severity::Warning);
        return std::nullopt;
    }
    if (read.size() > limits_.phrase_words) {
        complain(token.offset,
                 "A phrase has at most " + std::to_string(limits_.phrase_words) +
                     " words. The rest was left out; the quote check takes longer texts.",
                 Severity::Warning);
        read.resize(limits_.phrase_words);
    }
    const bool is_phrase = is_quoted || read.size() > 1;
    if (is_phrase) return leaf(QueryKind::Phrase, field, std::move(read));
    Query whole = leaf(QueryKind::Word, field, std::move(read));
    std::vector<std::string> parts = forms(parted(token.text));
    if (parts.size() < 2) return whole;
    return joined(token, std::move(whole), leaf(QueryKind::Phrase, field, std::move(parts)));
}

// `#HarbourFires`: the word as it is written, or its words next to one another.
Query LeafReader::joined(const Token& token, Query whole, Query parts) {
    Query either;
    either.kind = QueryKind::Or;
    either.children = {std::move(whole), std::move(parts)};
    for (Query& child : either.children)
        child.place = {token.offset, token.whole.size()};
    return either;
}

std::optional<Query> LeafReader::wildcard(const Token& token, FieldId field) const {
    const std::string_view before = token.text.substr(0, token.text.find('*'));
    std::vector<std::string> read = forms(token.text);
    const bool is_one = before.size() + 1 == token.text.size() && read.size() == 1;
    if (is_one && letter_count(read.front()) >= limits_.wildcard_letters) {
        return leaf(QueryKind::Wildcard, field, std::move(read));
    }
    const std::string rule = is_one ? "A wildcard needs at least " +
                                          std::to_string(limits_.wildcard_letters) +
                                          " letters before the '*', as in zel*."
                                    : "A '*' stands at the end of one word, as in zel*.";
    if (read.empty()) {
        complain(token.offset, rule + " It was left out.", Severity::Error);
        return std::nullopt;
    }
    complain(token.offset, rule + " It was read without the '*'.", Severity::Error);
    const QueryKind kind = read.size() > 1 ? QueryKind::Phrase : QueryKind::Word;
    return leaf(kind, field, std::move(read));
}

std::optional<Query> LeafReader::value(const Token& token, FieldId field) const {
    const std::string name{schema::field(field).name};
    const std::string_view typed = trimmed(token.text);
    if (schema::fold(typed).empty()) {
        complain(token.offset,
                 name + ": needs a value, as in " + std::string{schema::field(field).example} +
                     ". It was left out.",
                 Severity::Error);
        return std::nullopt;
    }
    const std::optional<std::string> code = code_of(field, typed);
    if (has_codes(field) && !code) {
        const std::string what = field == FieldId::Topic ? "topic" : "country";
        const std::string question = nearest_code(field, typed);
        complain(token.offset,
                 "There is no " + what + ' ' + in_quotes(typed) + ". " + question +
                     (question.empty() ? "" : " ") + "It was read as words of the text.",
                 Severity::Error);
        return words(token, FieldId::Text);
    }
    Query query = leaf(QueryKind::Value, field, {});
    query.value = code.value_or(std::string{typed});
    if (field == FieldId::Id) query.value = schema::fold(typed);
    if (field == FieldId::Lang) {
        query.value = schema::language_code_of(typed).value_or(schema::fold(typed));
    }
    if (field == FieldId::Url) query.value = schema::normal_address(typed);
    if (field == FieldId::Site) query.value = site_of(typed);
    if (field == FieldId::Is || field == FieldId::Kind) return one_of_few(token, field);
    return query;
}

std::optional<Query> LeafReader::one_of_few(const Token& token, FieldId field) const {
    const std::string typed = schema::fold(token.text);
    Nearest nearest{typed};
    std::string all;
    for (const KnownValue& row : known_values) {
        if (row.field != field) continue;
        if (row.value == typed) {
            Query query = leaf(QueryKind::Value, field, {});
            query.value = typed;
            return query;
        }
        nearest.offer(row.value, row.value);
        all.append(all.empty() ? "" : ", ").append(row.value);
    }
    complain(token.offset,
             std::string{schema::field(field).name} + ": takes " + all + ", not " +
                 in_quotes(token.text) + ". " + nearest.question() +
                 (nearest.name().empty() ? "" : " ") + "It was left out.",
             Severity::Error);
    return std::nullopt;
}

std::optional<Query> LeafReader::one_date(const Token& token) const {
    const DateReading read = read_date(token.text, now_);
    if (!read.period) {
        complain(token.offset, read.complaint + " It was left out.", Severity::Error);
        return std::nullopt;
    }
    Query query = leaf(QueryKind::Date, FieldId::Date, {});
    query.period = *read.period;
    return query;
}

bool LeafReader::is_date(std::string_view text) const {
    return read_date(text, now_).period.has_value();
}

std::optional<Query> LeafReader::bound(const Token& token, Bound bound) const {
    std::optional<Query> query = read(token, FieldId::Date);
    if (!query) return query;
    const schema::Period said = query->period;
    if (bound == Bound::From) query->period = {said.begin, last_instant};
    if (bound == Bound::Until) query->period = {first_instant, said.end};
    if (bound == Bound::Below) query->period = {first_instant, said.begin};
    return query;
}

std::optional<Query> LeafReader::date(const Token& token) const {
    const std::size_t mark = token.text.find(range_mark);
    if (mark == std::string_view::npos) return one_date(token);
    Token from = token;
    from.text = trimmed(token.text.substr(0, mark));
    Token to = token;
    to.text = trimmed(token.text.substr(mark + range_mark.size()));
    to.offset += mark + range_mark.size();
    if (from.text.empty() && to.text.empty()) return one_date(token);
    Query query = leaf(QueryKind::Date, FieldId::Date, {});
    query.period = {first_instant, last_instant};
    const std::optional<Query> begin = from.text.empty() ? query : one_date(from);
    const std::optional<Query> end = to.text.empty() ? query : one_date(to);
    if (!begin || !end) return std::nullopt;
    query.period = {begin->period.begin, end->period.end};
    if (query.period.begin < query.period.end) return query;
    complain(token.offset,
             "This range ends before it begins. It was read the other way round.",
             Severity::Warning);
    query.period = {end->period.begin, begin->period.end};
    return query;
}

}  // namespace onrecord::searcher
