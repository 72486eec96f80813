// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/cut_bodies.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::size_t shortest_cut = 200;
// Of two hundred whole bodies that end without a mark four have such a length by chance, so one
// alone must be rounder.
constexpr std::size_t round_number = 50;
constexpr std::size_t very_round_number = 500;
constexpr std::uint64_t same_by_chance = 2;

/// Marks with which a whole body ends. Three dots are none: programs that cut write them.
constexpr std::string_view endings[] = {".",
                                        "!",
                                        "?",
                                        "”",
                                        "\"",
                                        "’",
                                        "'",
                                        "»",
                                        "“",
                                        ")",
                                        "]",
                                        ":",
                                        ">",
                                        "。",
                                        "！",
                                        "？",
                                        "」",
                                        "؟",
                                        "।"};

bool ends_a_sentence(std::string_view body) {
    const std::size_t last = body.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return true;
    body = body.substr(0, last + 1);
    if (body.ends_with("...")) return false;
    return std::ranges::any_of(endings, [&](auto mark) { return body.ends_with(mark); });
}

}  // namespace

void CutBodies::add(std::string_view body, std::size_t characters) {
    longest_ = std::max(longest_, characters);
    if (characters >= shortest_cut && !ends_a_sentence(body)) ++open_ends_[characters];
}

std::vector<CutBodies::Cut> CutBodies::find() const {
    std::vector<Cut> cuts;
    for (const auto& [characters, bodies] : open_ends_) {
        const bool is_round = characters % (bodies > 1 ? round_number : very_round_number) == 0;
        const bool is_wall = characters == longest_ && bodies > same_by_chance;
        if (is_round || is_wall) cuts.push_back({characters, bodies});
    }
    std::ranges::reverse(cuts);
    return cuts;
}

}  // namespace onrecord::corpus::formats::page
