// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/json/diffs.hpp"

#include <boost/json.hpp>

namespace onrecord::searcher::json {
namespace {

std::string_view to_string(DiffKind kind) {
    switch (kind) {
        case DiffKind::Same:
            return "same";
        case DiffKind::Dropped:
            return "dropped";
        case DiffKind::Added:
            return "added";
        case DiffKind::Changed:
            return "changed";
    }
    return "same";
}

std::string_view to_string(Weight weight) {
    switch (weight) {
        case Weight::None:
            return "";
        case Weight::Negation:
            return "negation";
        case Weight::Number:
            return "number";
        case Weight::Name:
            return "name";
        case Weight::Condition:
            return "condition";
    }
    return "";
}

}  // namespace

array diff_array(const std::vector<DiffPiece>& diff) {
    array pieces;
    for (const DiffPiece& piece : diff) {
        object object;
        object["kind"] = to_string(piece.kind);
        if (piece.kind == DiffKind::Same) {
            object["text"] = text(piece.printed);
        } else {
            object["pasted"] = text_or_null(piece.pasted);
            object["printed"] = text_or_null(piece.printed);
        }
        if (piece.weight != Weight::None) object["weight"] = to_string(piece.weight);
        pieces.push_back(std::move(object));
    }
    return pieces;
}

}  // namespace onrecord::searcher::json
