// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/string_index.hpp"
#include "schema/speaker_alias.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The authority file: persons and bodies known in advance. docs/annotation.md describes the TSV
// files.
namespace onrecord::corpus::annotation {

enum class Gender : std::uint8_t { Unknown, Male, Female };

/// An office that somebody held: `RU:foreign minister:2004-`.
struct Role {
    std::string country;  ///< ISO 3166-1 alpha-2; `EU`, `UN`, `NATO` for bodies.
    std::string office;   ///< In lower case.
    int from = 0;         ///< Years, both included; 0 and 9999: not known, still held.
    int until = 9999;
};

struct KnownSpeaker {
    std::string name;  ///< Canonical.
    bool is_person = true;
    std::string wikidata;
    Gender gender = Gender::Unknown;
    std::vector<std::string> aliases;  ///< As printed.
    std::vector<Role> roles;
};

/// Immutable after construction.
class Authority {
public:
    /// The project's own file, then `files`; a later row of the same name replaces the earlier
    /// one. Throws Failure (no input) for a file that cannot be read, (bad settings) naming the
    /// line for one that is no such table.
    explicit Authority(const std::vector<std::filesystem::path>& files);

    static constexpr std::uint32_t nobody = UINT32_MAX;
    /// The speaker who bears this name or alias, folded; `nobody` when none or several do.
    std::uint32_t find(std::string_view folded_name) const;
    /// The one person with this folded surname, whose forename may be misprinted.
    std::uint32_t find_similar(std::string_view folded_forename,
                               std::string_view folded_surname) const;
    /// The one person who held `office` of `country` in `year` (0: not known); `nobody` when
    /// several fit.
    std::uint32_t find_holder(std::string_view country, std::string_view office, int year) const;
    const KnownSpeaker& speaker(std::uint32_t number) const { return speakers_[number]; }
    std::size_t size() const { return speakers_.size(); }
    std::vector<schema::SpeakerAlias> aliases() const;

private:
    void read(std::string_view table, const std::string& file);
    void add(KnownSpeaker speaker);
    void index(std::uint32_t number);
    void index_name(std::string_view name, std::uint32_t number);

    std::vector<KnownSpeaker> speakers_;
    std::vector<std::string> forenames_;  ///< Folded, of each speaker.
    StringIndex names_;
    std::vector<std::uint32_t> of_name_;  ///< `nobody` where several bear it.
    StringIndex surnames_;
    std::vector<std::vector<std::uint32_t>> of_surname_;
};

/// A name as compared: lower case, no diacritics, straight marks, words parted by one blank, those
/// in Cyrillic without the endings of cases.
std::string fold_name(std::string_view name);
/// The same into `folded`, whose memory is used again.
void fold_name(std::string_view name, std::string& folded);

}  // namespace onrecord::corpus::annotation
