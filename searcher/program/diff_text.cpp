// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/diff_text.hpp"

#include <algorithm>

namespace onrecord::searcher::program {
namespace {

std::string removed(const std::string& text, const Paint& paint) {
    if (text.empty()) return {};
    return paint.is_on() ? paint(text, Ink::Removed) : "[-" + one_line(text) + "-]";
}

std::string added(const std::string& text, const Paint& paint) {
    if (text.empty()) return {};
    return paint.is_on() ? paint(text, Ink::Added) : "{+" + one_line(text) + "+}";
}

}  // namespace

std::string diff_line(const std::vector<DiffPiece>& diff, const Paint& paint) {
    std::string line;
    for (const DiffPiece& piece : diff) {
        if (!line.empty()) line += ' ';
        if (piece.kind == DiffKind::Same) {
            line += paint(piece.printed);
            continue;
        }
        line += removed(piece.printed, paint);
        if (piece.kind == DiffKind::Changed) line += ' ';
        line += added(piece.pasted, paint);
    }
    return line;
}

bool has_changes(const std::vector<DiffPiece>& diff) {
    return std::any_of(diff.begin(), diff.end(), [](const DiffPiece& piece) {
        return piece.kind != DiffKind::Same;
    });
}

}  // namespace onrecord::searcher::program
