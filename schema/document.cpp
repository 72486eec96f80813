// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/document.hpp"

#include "schema/address.hpp"
#include "schema/common_pairs.hpp"
#include "schema/encoding/bytes.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace onrecord::schema {
namespace {

// Xapian's keys hold 245 bytes of term, a zero byte counting for two.
constexpr std::size_t longest_term_bytes = 245;
constexpr std::size_t longest_stem_bytes = 200;
constexpr std::size_t digest_digits = 32;
constexpr std::size_t address_digits = 20;  // 80 bits: no two addresses of an index share them.
constexpr std::string_view month_prefix = "XM:";
constexpr Xapian::termpos first_body_position = 100'001;

std::vector<std::string> without_empty(std::vector<std::string> values) {
    std::erase_if(values, [](const std::string& value) { return value.empty(); });
    return values;
}

/// Cuts the value before the first zero byte and between UTF-8 characters, and appends a digest.
std::string shortened(std::string_view prefix, std::string_view value) {
    std::size_t end = longest_term_bytes - prefix.size() - digest_digits - 1;
    end = std::min({end, value.size(), value.find('\0')});
    while (end > 0 && end < value.size() &&
           (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    std::string term{prefix};
    term += value.substr(0, end);
    term += '~';
    return term += sha256(value).substr(0, digest_digits);
}

/// The count of each stem in a text. Sorting the forms first means that each distinct form is
/// stemmed once.
struct StemCount {
    std::string stem;
    Xapian::termcount count = 0;
};

std::vector<StemCount> count_stems(const std::vector<Word>& words,
                                   const Analyzer& analyzer,
                                   std::string_view lang) {
    std::vector<std::string_view> forms;
    forms.reserve(words.size());
    for (const Word& word : words) {
        forms.emplace_back(word.form);
    }
    std::ranges::sort(forms);
    std::vector<StemCount> counts;
    for (std::size_t i = 0, next = 0; i < forms.size(); i = next) {
        while (next < forms.size() && forms[next] == forms[i]) {
            ++next;
        }
        counts.push_back(
            {std::string{analyzer.stem(forms[i], lang)}, static_cast<Xapian::termcount>(next - i)});
    }
    return counts;
}

struct Text {
    FieldId field;
    const std::vector<Word>& words;
    Xapian::termpos first_position;
};

void add_words(Xapian::Document& document,
               const Text& text,
               const Analyzer& analyzer,
               std::string_view lang) {
    // Forms with one stem come one after the other; Xapian adds their counts up.
    for (const StemCount& counted : count_stems(text.words, analyzer, lang)) {
        const std::string term = word_term(text.field, counted.stem);
        if (!term.empty()) document.add_term(term, counted.count);
    }
}

void add_positions(Xapian::Document& document,
                   const Text& text,
                   const Analyzer& analyzer,
                   std::string_view lang) {
    Xapian::termpos position = text.first_position;
    for (const Word& word : text.words) {
        const std::string term = word_term(text.field, analyzer.stem(word.form, lang));
        if (!term.empty()) document.add_posting(term, position, 0);
        ++position;
    }
}

// Big endian with the sign bit turned, so that byte order is the order of time.
std::string sortable(Instant instant) {
    const std::uint64_t bits =
        static_cast<std::uint64_t>(instant.milliseconds) ^ (std::uint64_t{1} << 63U);
    std::string bytes;
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        bytes += static_cast<char>(bits >> (shift - 8) & 0xFFU);
    }
    return bytes;
}

void add_time(Xapian::Document& document, const KnownTime& published) {
    if (!published.is_known()) return;
    document.add_value(static_cast<Xapian::valueno>(field(FieldId::Date).slot.number),
                       sortable(published.at));
    if (published.precision >= Precision::Month) {
        document.add_boolean_term(std::string{month_prefix} + to_month(published.at));
    }
    if (published.precision >= Precision::Day) {
        document.add_boolean_term(boolean_term(FieldId::Date, to_day(published.at)));
    }
}

void add_facet(Xapian::Document& document, const AnnotatedEntry& revision, const Field& row) {
    std::string packed;
    encoding::ByteWriter writer{packed};
    for (const std::string& value : facet_values(revision, row.id)) {
        document.add_boolean_term(boolean_term(row.id, value));
        writer.string(value);
    }
    if (!packed.empty()) {
        document.add_value(static_cast<Xapian::valueno>(row.slot.number), packed);
    }
}

}  // namespace

std::vector<std::string> facet_values(const AnnotatedEntry& revision, FieldId field) {
    const Entry& entry = revision.entry;
    const Annotations& annotations = revision.annotations;
    switch (field) {
        case FieldId::Speaker:
            return without_empty(annotations.speakers);
        case FieldId::Country:
            return without_empty(annotations.countries);
        case FieldId::Focus:
            return without_empty(annotations.focus_countries);
        case FieldId::Topic:
            return without_empty(annotations.topics);
        case FieldId::Outlet:
            return without_empty({entry.outlet});
        case FieldId::Liveblog:
            return without_empty({entry.liveblog});
        case FieldId::Lang:
            return without_empty({entry.lang});
        case FieldId::Date: {
            const KnownTime& time = entry.published;
            if (!time.is_known()) return {};
            return {time.precision >= Precision::Day ? to_day(time.at) : to_string(time)};
        }
        case FieldId::Byline:
            return without_empty(entry.bylines);
        case FieldId::Kind:
            return {std::string{name_of(entry.kind)}};
        case FieldId::Title:
        case FieldId::Text:
        case FieldId::Id:
        case FieldId::Site:
        case FieldId::Url:
        case FieldId::Is:
            break;
    }
    return {};
}

std::vector<std::string> term_values(const AnnotatedEntry& revision, FieldId field) {
    const Entry& entry = revision.entry;
    if (field == FieldId::Id) return {entry.id};
    if (field == FieldId::Is && revision.revision.count > 1) return {std::string{edited_value}};
    std::vector<std::string> values;
    for (const std::string* address : {&entry.url, &entry.liveblog_url}) {
        if (address->empty()) continue;
        if (field == FieldId::Site) {
            std::ranges::copy(sites_of(*address), std::back_inserter(values));
        }
        if (field != FieldId::Url) continue;
        values.push_back(normal_address(*address));
        values.push_back(without_fragment(values.back()));
    }
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return without_empty(std::move(values));
}

std::string boolean_term(FieldId field, std::string_view value) {
    const std::string_view prefix = schema::field(field).prefix;
    // Addresses are long, differ in case and are only ever asked for whole.
    if (field == FieldId::Url) {
        return std::string{prefix} + sha256(value).substr(0, address_digits);
    }
    const std::string folded = fold(value);
    const bool is_short = prefix.size() + folded.size() <= longest_term_bytes;
    if (!is_short || folded.find('\0') != std::string::npos) return shortened(prefix, folded);
    return std::string{prefix} + folded;
}

std::string word_term(FieldId field, std::string_view stem) {
    const bool is_term = !stem.empty() && stem.size() <= longest_stem_bytes &&
                         stem.find('\0') == std::string_view::npos;
    if (!is_term) return {};
    std::string term{schema::field(field).prefix};
    return term += stem;
}

ReadWords read_words(const Entry& entry, const Analyzer& analyzer) {
    ReadWords words;
    analyzer.read(entry.title, entry.lang, words.title);
    analyzer.read(entry.text, entry.lang, words.body);
    return words;
}

Xapian::Document make_document(const AnnotatedEntry& revision,
                               const ReadWords& words,
                               const Analyzer& analyzer,
                               std::string_view frame,
                               const DocumentOptions& options) {
    const Entry& entry = revision.entry;
    Xapian::Document document;
    document.set_data(std::string{frame});
    for (const Text& text : {Text{FieldId::Title, words.title, 1},
                             Text{FieldId::Text, words.body, first_body_position}}) {
        add_words(document, text, analyzer, entry.lang);
        if (options.positions) add_positions(document, text, analyzer, entry.lang);
    }
    for (const Field& row : fields) {
        if (row.is_facet && row.id != FieldId::Date) add_facet(document, revision, row);
    }
    for (const std::string& topic : revision.annotations.narrow_topics) {
        if (!topic.empty()) document.add_boolean_term(boolean_term(FieldId::Topic, topic));
    }
    for (const std::string& term : common_pair_terms(words.body)) {
        document.add_boolean_term(term);
    }
    add_time(document, entry.published);
    for (const FieldId field : {FieldId::Id, FieldId::Site, FieldId::Url, FieldId::Is}) {
        for (const std::string& value : term_values(revision, field)) {
            document.add_boolean_term(boolean_term(field, value));
        }
    }
    if (!revision.revision.is_current()) document.add_boolean_term(std::string{superseded_term});
    return document;
}

}  // namespace onrecord::schema
