// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Drafts as newsrooms write them, made by a program from quotations whose truth is known: printed
// in many manners, altered, given to another, invented, or said again in other words as machines
// do. Seeded: the same seed makes the same drafts.
namespace onrecord::relevance {

enum class Truth : std::uint8_t { True, Altered, Swapped, Invented, Paraphrased };
inline constexpr std::size_t truth_count = 5;
std::string_view name_of(Truth truth);

/// What print has.
struct PrintedQuote {
    std::string words;    ///< One sentence or several, without marks.
    std::string speaker;  ///< As print names him.
};

/// One quotation as the draft has it.
struct Planted {
    Truth truth = Truth::True;
    std::string words;    ///< Between its marks, when all markup is taken out.
    std::string speaker;  ///< Whom the draft names.
};

struct MadeDraft {
    std::string name;  ///< `draft.md`: says what `bytes` are.
    std::string bytes;
    std::vector<Planted> planted;  ///< In order; a quotation in two pieces is two.
};

struct DraftSources {
    std::vector<PrintedQuote> printed;
    std::vector<std::string> invented;  ///< Sentences that nothing prints.
};

class DraftMaker {
public:
    DraftMaker(const DraftSources& sources, std::uint32_t seed)
        : sources_{sources},
          random_{seed} {}
    MadeDraft make();

private:
    struct Sentence;
    std::size_t below(std::size_t n) { return random_() % n; }
    const PrintedQuote& draw() { return sources_.printed[below(sources_.printed.size())]; }
    Planted plant(Truth truth);
    std::string as_printed_elsewhere(const std::string& words);
    std::string altered(const std::string& words);
    std::string paraphrased(const std::string& words);
    std::string other_speaker(const std::string& speaker);
    Sentence write(const Planted& planted);
    std::string inside(const std::string& words, std::string_view kind);

    const DraftSources& sources_;
    std::mt19937 random_;
};

}  // namespace onrecord::relevance
