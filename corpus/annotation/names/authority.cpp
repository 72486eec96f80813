// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/names/authority.hpp"

#include "corpus/annotation/letters.hpp"
#include "corpus/annotation/names/slavic_cases.hpp"
#include "corpus/annotation/names/spelling.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace onrecord::corpus::annotation {
namespace {

enum Column : std::size_t { Name, Kind, Wikidata, GenderColumn, Aliases, Roles, ColumnCount };

int year(std::string_view digits, int otherwise) {
    int value = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Role read_role(std::string_view text) {
    const auto parts = split(text, ':');
    Role role;
    if (parts.size() < 2) return role;
    role.country = parts[0];
    role.office = lowered(parts[1]);
    if (parts.size() < 3) return role;
    const auto years = split(parts[2], '-');
    role.from = year(years[0], 0);
    role.until = years.size() > 1 ? year(years[1], 9999) : role.from;
    return role;
}

KnownSpeaker read_speaker(const std::vector<std::string_view>& columns) {
    KnownSpeaker speaker;
    speaker.name = columns[Name];
    speaker.is_person = columns[Kind] == "person";
    speaker.wikidata = columns[Wikidata];
    if (columns[GenderColumn] == "m") speaker.gender = Gender::Male;
    if (columns[GenderColumn] == "f") speaker.gender = Gender::Female;
    for (const auto alias : split(columns[Aliases], '|')) {
        if (!alias.empty()) speaker.aliases.emplace_back(alias);
    }
    for (const auto role : split(columns[Roles], '|')) {
        if (!role.empty()) speaker.roles.push_back(read_role(role));
    }
    return speaker;
}

std::string surname_of(std::string_view folded) {
    const auto blank = folded.rfind(' ');
    return std::string{blank == std::string_view::npos ? folded : folded.substr(blank + 1)};
}

bool is_mark_of_letter(char32_t value) { return value >= 0x300 && value <= 0x36F; }

}  // namespace

namespace {

constexpr char dropped = 0;

/// Of each byte of ASCII: its fold, `dropped`, or a blank for what parts words.
constexpr std::array<char, 128> folded_bytes() {
    std::array<char, 128> folds{};
    for (std::size_t byte = 0; byte < 128; ++byte) {
        const char letter = static_cast<char>(byte | 0x20U);
        const bool is_kept = (byte >= '0' && byte <= '9') || byte == '\'';
        if (letter >= 'a' && letter <= 'z' && byte >= 'A') {
            folds[byte] = letter;
        } else if (byte != '.') {
            folds[byte] = is_kept ? static_cast<char>(byte) : ' ';
        }
    }
    return folds;
}
constexpr std::array<char, 128> fold_of_byte = folded_bytes();

void add_blank(std::string& folded) {
    if (!folded.empty() && folded.back() != ' ') folded += ' ';
}

void fold_ascii(std::string_view name, std::string& folded) {
    folded.reserve(name.size());
    for (const char byte : name) {
        const char fold = fold_of_byte[static_cast<unsigned char>(byte)];
        if (fold == ' ') {
            add_blank(folded);
        } else if (fold != dropped) {
            folded += fold;
        }
    }
}

std::string decomposed(std::string_view name) {
    std::string plain;
    UErrorCode status = U_ZERO_ERROR;
    const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
    const auto parts = decompose->normalize(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}),
        status);
    parts.toUTF8String(plain);
    return plain;
}

void fold_wide(std::string_view name, std::string& folded) {
    const std::string plain = decomposed(name);
    bool has_cyrillic = false;
    for (std::uint32_t at = 0; at < plain.size();) {
        const CodePoint point = code_point_at(plain, at);
        const std::string_view bytes = std::string_view{plain}.substr(at, point.next - at);
        at = point.next;
        if (is_mark_of_letter(point.value)) continue;
        if (is_letter(point.value) || is_digit(point.value) || point.value == '\'' ||
            point.value == 0x2019) {
            append_lowered(bytes, folded);
        } else if (point.value != '.') {
            add_blank(folded);
        }
        has_cyrillic = has_cyrillic || (point.value >= 0x400 && point.value < 0x500);
    }
    if (has_cyrillic) strip_cases(folded);
}

}  // namespace

void fold_name(std::string_view name, std::string& folded) {
    folded.clear();
    const bool is_ascii = std::all_of(
        name.begin(), name.end(), [](char byte) { return static_cast<signed char>(byte) >= 0; });
    is_ascii ? fold_ascii(name, folded) : fold_wide(name, folded);
    while (folded.ends_with(' ')) {
        folded.pop_back();
    }
}

std::string fold_name(std::string_view name) {
    std::string folded;
    fold_name(name, folded);
    return folded;
}

Authority::Authority(const std::vector<std::filesystem::path>& files) {
    read(vocabulary::authority, "authority.tsv");
    read(vocabulary::heads_of_state, "heads_of_state.tsv");
    for (const auto& file : files) {
        std::ifstream stream{file, std::ios::binary};
        if (!stream) {
            throw schema::Failure{schema::ExitStatus::NoInput,
                                  "Cannot read the authority file " + file.string() +
                                      "; check the path and its permissions."};
        }
        read(std::string{std::istreambuf_iterator<char>{stream}, {}}, file.string());
    }
    for (std::uint32_t number = 0; number < speakers_.size(); ++number) {
        index(number);
    }
}

void Authority::read(std::string_view table, const std::string& file) {
    for_each_row(table, [&](const auto& columns, int line) {
        if (columns.size() < ColumnCount || columns[Name].empty()) {
            throw schema::Failure{
                schema::ExitStatus::BadSettings,
                file + ":" + std::to_string(line) +
                    ": an authority file has six columns parted by tabs: name, kind, Wikidata "
                    "id, gender, aliases, roles (docs/annotation.md)."};
        }
        add(read_speaker(columns));
    });
}

void Authority::add(KnownSpeaker speaker) {
    for (KnownSpeaker& known : speakers_) {
        if (known.name != speaker.name) continue;
        known = std::move(speaker);
        return;
    }
    speakers_.push_back(std::move(speaker));
}

void Authority::index(std::uint32_t number) {
    const KnownSpeaker& speaker = speakers_[number];
    index_name(speaker.name, number);
    const std::string folded_name = fold_name(speaker.name);
    forenames_.push_back(folded_name.substr(0, folded_name.find(' ')));
    for (const auto& alias : speaker.aliases) {
        index_name(alias, number);
    }
    if (!speaker.is_person) return;
    const std::string surname = surname_of(folded_name);
    if (surnames_.add(surname) == of_surname_.size()) of_surname_.emplace_back();
    of_surname_[surnames_.find(surname)].push_back(number);
    for (const auto& alias : speaker.aliases) {
        const std::string folded = fold_name(alias);
        if (folded.find(' ') != std::string::npos) continue;
        if (surnames_.add(folded) == of_surname_.size()) of_surname_.emplace_back();
        auto& bearers = of_surname_[surnames_.find(folded)];
        if (std::find(bearers.begin(), bearers.end(), number) == bearers.end()) {
            bearers.push_back(number);
        }
    }
}

void Authority::index_name(std::string_view name, std::uint32_t number) {
    const auto known = names_.add(fold_name(name));
    if (known == of_name_.size()) {
        of_name_.push_back(number);
    } else if (of_name_[known] != number) {
        of_name_[known] = nobody;
    }
}

std::uint32_t Authority::find(std::string_view folded_name) const {
    const auto known = names_.find(folded_name);
    return known == StringIndex::absent ? nobody : of_name_[known];
}

std::uint32_t Authority::find_similar(std::string_view folded_forename,
                                      std::string_view folded_surname) const {
    const auto known = surnames_.find(folded_surname);
    if (known == StringIndex::absent) return nobody;
    std::uint32_t found = nobody;
    for (const auto number : of_surname_[known]) {
        if (!is_same_forename(forenames_[number], folded_forename)) continue;
        if (found != nobody) return nobody;
        found = number;
    }
    return found;
}

std::uint32_t Authority::find_holder(std::string_view country,
                                     std::string_view office,
                                     int year_of_entry) const {
    std::uint32_t found = nobody;
    for (std::uint32_t number = 0; number < speakers_.size(); ++number) {
        for (const Role& role : speakers_[number].roles) {
            if (role.country != country || role.office != office) continue;
            if (year_of_entry != 0 && (year_of_entry < role.from || year_of_entry > role.until)) {
                continue;
            }
            if (found != nobody && found != number) return nobody;
            found = number;
        }
    }
    return found;
}

std::vector<schema::SpeakerAlias> Authority::aliases() const {
    std::vector<schema::SpeakerAlias> all;
    for (const KnownSpeaker& speaker : speakers_) {
        for (const auto& alias : speaker.aliases) {
            all.push_back({alias, speaker.name});
        }
    }
    return all;
}

}  // namespace onrecord::corpus::annotation
