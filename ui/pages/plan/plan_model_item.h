#pragma once
#include "ui/pages/plan/plan_model.h"

namespace gantry {

/// A row of the model with those below it.
struct PlanModel::Item {
    NodeId project{};
    TaskId task{}; // none: a project's row, or the hidden root
    Item* parent = nullptr;
    int place = 0;
    bool read = false; // of a project: its rows are here
    std::vector<std::unique_ptr<Item>> children{};

    void renumber(std::size_t from)
    {
        for (std::size_t i = from; i < children.size(); ++i) children[i]->place = int(i);
    }
    std::unique_ptr<Item> take(int at)
    {
        auto out = std::move(children[std::size_t(at)]);
        children.erase(children.begin() + at);
        renumber(std::size_t(at));
        return out;
    }
    void put(int at, std::unique_ptr<Item> child)
    {
        child->parent = this;
        children.insert(children.begin() + at, std::move(child));
        renumber(std::size_t(at));
    }
    Item& append(NodeId ofProject, TaskId ofTask)
    {
        auto row = std::make_unique<Item>();
        row->project = ofProject;
        row->task = ofTask;
        row->parent = this;
        row->place = int(children.size());
        children.push_back(std::move(row));
        return *children.back();
    }
};

} // namespace gantry
