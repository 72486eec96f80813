// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/block_habits.hpp"

#include "corpus/formats/page/names.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::size_t longest_edge = 150;
constexpr std::size_t longest_role = 40;

enum class Edge : std::uint8_t { First, Last };

/// The paragraph at an edge of a text, where others stand beside it.
std::string_view edge_of(const html::Text& text, Edge edge) {
    const std::string_view all = text.text;
    const std::size_t parting = edge == Edge::First ? all.find("\n\n") : all.rfind("\n\n");
    if (parting == std::string_view::npos) return {};
    return edge == Edge::First ? all.substr(0, parting) : all.substr(parting + 2);
}

/// Whether the words right before the last paragraph are a quotation: then its speaker is named.
bool closes_quotation(const html::Text& text) {
    const std::size_t end = text.text.rfind("\n\n");
    const auto touches = [&](const schema::TypedQuote& quote) {
        return quote.span.begin < text.text.size() && quote.span.end >= end;
    };
    if (std::ranges::any_of(text.quotes, touches)) return true;
    const std::string_view before = std::string_view{text.text}.substr(0, end);
    return std::ranges::any_of(std::array<std::string_view, 4>{"”", "\"", "»", "“"},
                               [&](std::string_view mark) { return before.ends_with(mark); });
}

bool is_in_small_letters(std::string_view words) {
    return !words.empty() && words.size() <= longest_role && !pasted::begins_with_capital(words) &&
           html::lower_case(words) == words;
}

std::vector<std::string> names_at(const html::Text& text, Edge edge, std::string_view lang) {
    std::string_view words = edge_of(text, edge);
    if (words.empty() || words.size() > longest_edge) return {};
    if (edge == Edge::Last && closes_quotation(text)) return {};
    for (const std::string_view dash : {"— ", "– ", "- "}) {
        if (words.starts_with(dash)) words.remove_prefix(dash.size());
    }
    std::vector<std::string> names = html::split_names(words, lang);
    for (std::string& name : names) {
        name = bare_name(name, lang);
    }
    // `Door Ann Lee, redacteur`: what a writer is stands behind the name.
    if (html::begins_byline(words, lang) && names.size() > 1) {
        std::erase_if(names, [](const std::string& name) { return is_in_small_letters(name); });
    }
    const bool are_names =
        !names.empty() &&
        std::ranges::all_of(names, [](const std::string& name) { return looks_like_name(name); });
    return are_names ? names : std::vector<std::string>{};
}

void cut_edge(html::Text& text, Edge edge) {
    const std::size_t bytes = edge_of(text, edge).size() + 2;
    if (edge == Edge::First) {
        html::cut_front(text, bytes);
    } else {
        text.text.erase(text.text.size() - bytes);
        for (auto& piece : text.boilerplate) {
            piece.body_offset =
                std::min(piece.body_offset, static_cast<std::uint32_t>(text.text.size()));
        }
    }
}

}  // namespace

void take_names_at_edges(std::vector<BlockDraft>& blocks, std::string_view lang) {
    for (const Edge edge : {Edge::First, Edge::Last}) {
        std::vector<std::pair<std::size_t, std::vector<std::string>>> found;
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            if (!blocks[at].draft.bylines.empty()) continue;
            if (auto names = names_at(blocks[at].draft.text, edge, lang); !names.empty()) {
                found.emplace_back(at, std::move(names));
            }
        }
        if (found.size() < 2 || found.size() * 2 < blocks.size()) continue;
        for (auto& [at, names] : found) {
            blocks[at].draft.bylines = std::move(names);
            cut_edge(blocks[at].draft.text, edge);
        }
    }
}

namespace {

/// What stands at an edge, with each number as one sign: `3m ago`, `12 comments`.
std::string form_of(std::string_view edge) {
    constexpr std::size_t longest = 80;
    if (edge.empty() || edge.size() > longest || pasted::ends_like_sentence(edge)) return {};
    const bool is_address = edge.starts_with("http") && edge.find(' ') == std::string_view::npos;
    if (is_address) return "http";
    if (looks_like_name(edge) && pasted::begins_with_forename(edge)) return {};
    std::string form;
    for (const char letter : edge) {
        const bool is_digit = letter >= '0' && letter <= '9';
        if (!is_digit) form += letter;
        if (is_digit && !form.ends_with('#')) form += '#';
    }
    return form;
}

bool is_quoted_at(const html::Text& text, Edge edge) {
    const std::size_t bytes = edge_of(text, edge).size();
    return std::ranges::any_of(text.quotes, [&](const schema::TypedQuote& quote) {
        return edge == Edge::First ? quote.span.begin < bytes
                                   : quote.span.end > text.text.size() - bytes;
    });
}

/// One round: what more than half of the blocks have at that edge is no entry's. True when some
/// went.
bool set_edge_aside(std::vector<BlockDraft>& blocks, Edge edge) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const BlockDraft& block : blocks) {
        if (auto form = form_of(edge_of(block.draft.text, edge)); !form.empty()) ++counts[form];
    }
    bool has_any = false;
    for (BlockDraft& block : blocks) {
        html::Text& text = block.draft.text;
        const std::string_view words = edge_of(text, edge);
        const auto row = counts.find(form_of(words));
        constexpr std::size_t fewest = 3;
        if (row == counts.end() || row->second < fewest || row->second * 2 <= blocks.size()) {
            continue;
        }
        if (is_quoted_at(text, edge)) continue;
        std::string label{words};
        cut_edge(text, edge);
        const auto offset = edge == Edge::First ? 0 : static_cast<std::uint32_t>(text.text.size());
        text.boilerplate.push_back({schema::BoilerplateKind::Label, std::move(label), offset});
        has_any = true;
    }
    return has_any;
}

}  // namespace

void set_repeated_edges_aside(std::vector<BlockDraft>& blocks) {
    constexpr int most_rounds = 4;
    for (const Edge edge : {Edge::First, Edge::Last}) {
        for (int round = 0; round < most_rounds && set_edge_aside(blocks, edge); ++round) {
        }
    }
}

void demote_repeated_titles(std::vector<BlockDraft>& blocks) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const BlockDraft& block : blocks) {
        if (block.is_title_by_place) ++counts[block.draft.title];
    }
    for (BlockDraft& block : blocks) {
        if (!block.is_title_by_place || counts[block.draft.title] < 2) continue;
        block.draft.text.boilerplate.push_back(
            {schema::BoilerplateKind::Label, std::exchange(block.draft.title, {}), 0});
        block.is_title_by_place = false;
    }
}

}  // namespace onrecord::corpus::formats::page
