// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Entries and Queries of few words, so that random Queries find random Entries. The same seed
// gives the same on every machine: only the engine's numbers are used.
namespace onrecord::support {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_{seed} {}
    /// 0 to `sides` - 1.
    std::size_t roll(std::size_t sides) { return engine_() % sides; }
    bool one_in(std::size_t times) { return roll(times) == 0; }
    template <std::size_t size>
    std::string pick(const std::string_view (&list)[size]) {
        return std::string{list[roll(size)]};
    }

private:
    std::mt19937 engine_;
};

struct RandomEntriesOptions {
    std::size_t entries = 300;  ///< Some have several Revisions.
    std::size_t longest_text = 40;
};

/// Revisions in the order of a Generation, in several languages, some superseded, some without a
/// title, a time or a language, with Speakers, countries and topics.
std::vector<schema::AnnotatedEntry> random_entries(std::uint32_t seed,
                                                   const RandomEntriesOptions& options = {});

/// The text of a Query with every operator of the language.
std::string random_query(Dice& dice);

}  // namespace onrecord::support
