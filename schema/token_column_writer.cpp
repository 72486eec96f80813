// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/encoding/bytes.hpp"
#include "schema/encoding/narrow_numbers.hpp"
#include "schema/encoding/scratch_file.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/encoding/token_sections.hpp"
#include "schema/encoding/word_code.hpp"
#include "schema/failure.hpp"
#include "schema/token_column.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

namespace onrecord::schema {
namespace {

using encoding::add_narrow;
using encoding::append_word;
using encoding::body_lengths_section;
using encoding::by_form_section;
using encoding::ByteReader;
using encoding::ByteWriter;
using encoding::counts_section;
using encoding::form_starts_section;
using encoding::forms_section;
using encoding::frequencies_section;
using encoding::ScratchFile;
using encoding::SectionWriter;
using encoding::starts_section;
using encoding::stem_starts_section;
using encoding::stems_section;
using encoding::title_bytes_section;
using encoding::title_lengths_section;
using encoding::token_magic;
using encoding::token_section_count;
using encoding::words_section;

// Words of one text that are encoded at a time.
constexpr std::size_t piece_words = 1U << 14U;

struct HashForm {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
    std::size_t operator()(std::string_view form) const {
        return std::hash<std::string_view>{}(form);
    }
};

/// What is known of a word while the Shard grows.
struct GrowingWord {
    std::uint64_t frequency = 0;
    std::uint64_t languages = 0;  ///< A bit for each language whose stem is in `stems`.
    std::string stems;            ///< As they will be written.
};

bool has_stem(std::string_view stems, std::string_view stem) {
    ByteReader reader{stems};
    while (!reader.is_at_end()) {
        if (reader.string() == stem) return true;
    }
    return false;
}

}  // namespace

struct TokenColumnWriter::State {
    explicit State(const std::filesystem::path& folder) : scratch{folder} {}

    ScratchFile scratch;  // the words of all documents by the number they were given
    std::unordered_map<std::string, WordId, HashForm, std::equal_to<>> numbers;
    std::vector<GrowingWord> words;
    std::vector<std::string> languages;
    std::vector<std::uint32_t> title_lengths;
    std::vector<std::uint32_t> body_lengths;
    std::vector<WordId> buffer;

    std::uint64_t language_bit(std::string_view lang);
    WordId number_of(std::string_view form);
    void add(const std::vector<Word>& text, const Analyzer& analyzer, std::string_view lang);

    std::vector<WordId> by_frequency(const std::vector<std::string_view>& forms) const;
    void write_documents(SectionWriter& writer, const std::vector<WordId>& final_numbers);
    void write_vocabulary(SectionWriter& writer,
                          const std::vector<std::string_view>& forms,
                          const std::vector<WordId>& order) const;
};

// Beyond 63 languages the last bit is never set, and stems are looked up each time.
std::uint64_t TokenColumnWriter::State::language_bit(std::string_view lang) {
    auto found = std::ranges::find(languages, lang);
    if (found == languages.end()) {
        if (languages.size() == 63) return 0;
        found = languages.insert(found, std::string{lang});
    }
    return std::uint64_t{1} << static_cast<unsigned>(found - languages.begin());
}

WordId TokenColumnWriter::State::number_of(std::string_view form) {
    if (const auto found = numbers.find(form); found != numbers.end()) return found->second;
    const auto number = static_cast<WordId>(words.size());
    if (number == UINT32_MAX - 1) {
        throw Failure{ExitStatus::CannotWrite,
                      "a Shard has too many different words; choose smaller Shards"};
    }
    numbers.emplace(form, number);
    words.emplace_back();
    return number;
}

void TokenColumnWriter::State::add(const std::vector<Word>& text,
                                   const Analyzer& analyzer,
                                   std::string_view lang) {
    const std::uint64_t bit = language_bit(lang);
    buffer.clear();
    for (const Word& word : text) {
        const WordId number = number_of(word.form);
        buffer.push_back(number);
        GrowingWord& growing = words[number];
        ++growing.frequency;
        if ((growing.languages & bit) != 0) continue;
        growing.languages |= bit;
        const std::string_view stem = analyzer.stem(word.form, lang);
        if (!has_stem(growing.stems, stem)) ByteWriter{growing.stems}.string(stem);
    }
    scratch.append(std::as_bytes(std::span{buffer}));
}

/// The numbers as given, in the order of the final ones: commonest first, ties in byte order.
std::vector<WordId> TokenColumnWriter::State::by_frequency(
    const std::vector<std::string_view>& forms) const {
    std::vector<WordId> order(words.size());
    std::iota(order.begin(), order.end(), WordId{0});
    std::ranges::sort(order, [&](WordId left, WordId right) {
        if (words[left].frequency != words[right].frequency) {
            return words[left].frequency > words[right].frequency;
        }
        return forms[left] < forms[right];
    });
    return order;
}

void TokenColumnWriter::State::write_documents(SectionWriter& writer,
                                               const std::vector<WordId>& final_numbers) {
    std::vector<std::uint64_t> starts{0};
    std::vector<std::uint64_t> title_bytes;
    std::string encoded;
    std::uint64_t written = 0;
    const auto write_text = [&](std::uint32_t length) {
        std::uint64_t bytes = 0;
        for (std::size_t left = length; left > 0; left -= buffer.size()) {
            buffer.resize(std::min(left, piece_words));
            scratch.read(std::as_writable_bytes(std::span{buffer}));
            encoded.clear();
            for (const WordId number : buffer) {
                append_word(encoded, final_numbers[number]);
            }
            writer.append(encoded);
            bytes += encoded.size();
        }
        written += bytes;
        return bytes;
    };
    scratch.rewind();
    writer.begin(words_section);
    for (std::size_t i = 0; i < body_lengths.size(); ++i) {
        title_bytes.push_back(write_text(title_lengths[i]));
        write_text(body_lengths[i]);
        starts.push_back(written);
    }
    add_narrow(writer, starts_section, starts);
    add_narrow(writer, title_bytes_section, title_bytes);
    add_narrow(writer, title_lengths_section, {title_lengths.begin(), title_lengths.end()});
    add_narrow(writer, body_lengths_section, {body_lengths.begin(), body_lengths.end()});
}

void TokenColumnWriter::State::write_vocabulary(SectionWriter& writer,
                                                const std::vector<std::string_view>& forms,
                                                const std::vector<WordId>& order) const {
    std::vector<std::uint64_t> form_starts{0};
    std::vector<std::uint64_t> stem_starts{0};
    std::vector<std::uint64_t> frequencies;
    writer.begin(forms_section);
    for (const WordId number : order) {
        writer.append(forms[number]);
        form_starts.push_back(form_starts.back() + forms[number].size());
        stem_starts.push_back(stem_starts.back() + words[number].stems.size());
        frequencies.push_back(words[number].frequency);
    }
    writer.begin(stems_section);
    for (const WordId number : order) {
        writer.append(words[number].stems);
    }
    add_narrow(writer, form_starts_section, form_starts);
    add_narrow(writer, stem_starts_section, stem_starts);
    add_narrow(writer, frequencies_section, frequencies);
    std::vector<WordId> by_form(order.size());
    std::iota(by_form.begin(), by_form.end(), WordId{0});
    std::ranges::sort(by_form, {}, [&](WordId word) { return forms[order[word]]; });
    writer.add(by_form_section, by_form);
}

TokenColumnWriter::TokenColumnWriter(const std::filesystem::path& scratch)
    : state_{std::make_unique<State>(scratch)} {}
TokenColumnWriter::~TokenColumnWriter() = default;
TokenColumnWriter::TokenColumnWriter(TokenColumnWriter&&) noexcept = default;
TokenColumnWriter& TokenColumnWriter::operator=(TokenColumnWriter&&) noexcept = default;

void TokenColumnWriter::add(const ReadWords& words,
                            const Analyzer& analyzer,
                            std::string_view lang) {
    state_->add(words.title, analyzer, lang);
    state_->add(words.body, analyzer, lang);
    state_->title_lengths.push_back(static_cast<std::uint32_t>(words.title.size()));
    state_->body_lengths.push_back(static_cast<std::uint32_t>(words.body.size()));
}

void TokenColumnWriter::write(const std::filesystem::path& file) {
    std::vector<std::string_view> forms(state_->numbers.size());
    for (const auto& [form, number] : state_->numbers) {
        forms[number] = form;
    }
    const std::vector<WordId> order = state_->by_frequency(forms);
    std::vector<WordId> final_numbers(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        final_numbers[order[i]] = static_cast<WordId>(i);
    }
    const auto total = [](const std::vector<std::uint32_t>& lengths) {
        return std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0});
    };
    SectionWriter writer{file, token_magic, token_section_count};
    writer.add(counts_section,
               std::vector<std::uint64_t>{state_->body_lengths.size(),
                                          order.size(),
                                          total(state_->title_lengths),
                                          total(state_->body_lengths)});
    state_->write_documents(writer, final_numbers);
    state_->write_vocabulary(writer, forms, order);
    writer.finish();
}

}  // namespace onrecord::schema
